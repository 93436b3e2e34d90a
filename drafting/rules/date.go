package rules

import (
	"fmt"
	"time"

	"chapeau/drafting/fault"
)

// Date is a day of the calendar, in no time zone. Its text is "2031-05-02".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day on which a moment falls in the moment's own zone.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// String is the date as year, month and day.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// MarshalText writes the date as year, month and day.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes. Error: invalid for another form
// or a day that no month has.
func (d *Date) UnmarshalText(data []byte) error {
	t, err := time.Parse(time.DateOnly, string(data))
	if err != nil {
		return fault.Invalidf("", "%q is no date; write it as 2031-05-02", data)
	}
	*d = DateOf(t)
	return nil
}

// next is the day after.
func (d Date) next() Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+1, 12, 0, 0, 0, time.UTC))
}

func (d Date) weekday() time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).Weekday()
}

// begins is the first moment of the day in a zone. Where the clocks go forward
// at midnight the day begins an hour later.
func (d Date) begins(zone *time.Location) time.Time {
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
	if DateOf(t) != d {
		return t.Add(time.Hour)
	}
	return t
}
