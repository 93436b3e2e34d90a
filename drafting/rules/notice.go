package rules

import (
	"slices"
	"time"

	"chapeau/drafting/fault"
)

// Counting says how the working days of a notice are counted.
type Counting string

// The countings. By days: a text circulated at any hour of one working day may
// be considered from the beginning of the next ("not later than the day
// preceding"). By hours: a working day is the 24 hours from the hour at which
// the text was circulated; those of a day on which nobody works do not count.
const (
	ByDays  Counting = "days"
	ByHours Counting = "hours"
)

// Waiver says who can let a text be considered before its notice has passed.
type Waiver string

// The waivers.
const (
	ChairWaives Waiver = "chair"
	BodyWaives  Waiver = "body"
)

// Notice is how long a text must have been before the members. None is needed
// where WorkingDays is 0.
type Notice struct {
	WorkingDays int      `json:"working_days"`
	Counted     Counting `json:"counted"`
	WaivedBy    Waiver   `json:"waived_by"`
}

// Calendar is when a body works: from Monday to Friday in its time zone (UTC
// where it is nil), save on its holidays.
type Calendar struct {
	Zone     *time.Location
	Holidays []Date
}

func (c Calendar) zone() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}

// Works tells whether a day is a working day.
func (c Calendar) Works(d Date) bool {
	weekday := d.weekday()
	return weekday != time.Saturday && weekday != time.Sunday && !slices.Contains(c.Holidays, d)
}

// after is the nth working day after a day.
func (c Calendar) after(d Date, n int) Date {
	for n > 0 {
		d = d.next()
		if c.Works(d) {
			n--
		}
	}
	return d
}

// Earliest is the first moment, in the calendar's zone, at which a text
// circulated at a moment may be considered. A text circulated on a day on which
// nobody works counts, by hours, from the beginning of the next working day.
func Earliest(circulated time.Time, n Notice, c Calendar) time.Time {
	circulated = circulated.In(c.zone())
	if n.WorkingDays <= 0 {
		return circulated
	}
	day := DateOf(circulated)
	if n.Counted != ByHours {
		return c.after(day, n.WorkingDays).begins(c.zone())
	}
	if !c.Works(day) {
		day = c.after(day, 1)
		circulated = day.begins(c.zone())
	}
	sameHour := c.after(day, n.WorkingDays).begins(c.zone()).Add(circulated.Sub(day.begins(c.zone())))
	return latest(sameHour, circulated.Add(time.Duration(n.WorkingDays)*24*time.Hour))
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// CheckNotice checks that a text may be considered at a moment. What names the
// text, such as "amendment 3". Error: conflict, telling from when on it may be
// and who can waive the notice.
func CheckNotice(what string, circulated, at time.Time, n Notice, c Calendar) error {
	from := Earliest(circulated, n, c)
	if !at.Before(from) {
		return nil
	}
	return fault.New(fault.Conflict, "notice", "%s was circulated on %s and may be considered from %s: wait until then, or record that %s has waived the notice",
		what, moment(circulated.In(c.zone())), moment(from), waivers[n.WaivedBy])
}

var waivers = map[Waiver]string{
	ChairWaives: "the chair",
	BodyWaives:  "the body",
	"":          "the body",
}

func moment(t time.Time) string { return t.Format("Monday, 2 January 2006, at 15:04") }
