package rules_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
	"pgregory.net/rapid"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatalf("this machine knows no time zone %s: %v", name, err)
	}
	return loc
}

func notice(days int, counted rules.Counting) rules.Notice {
	return rules.Notice{WorkingDays: days, Counted: counted, WaivedBy: rules.BodyWaives}
}

func TestEarliestConsideration(t *testing.T) {
	mayDay := rules.Date{Year: 2031, Month: time.May, Day: 1} // a Thursday
	for _, c := range []struct {
		name       string
		zone       string
		circulated string
		notice     rules.Notice
		want       string
	}{
		{"no notice", "Europe/Vienna", "2031-05-03T10:00", notice(0, rules.ByDays), "2031-05-03T10:00"},
		{"by days, late in the evening", "Europe/Vienna", "2031-05-05T23:59", notice(1, rules.ByDays), "2031-05-06T00:00"},
		{"by days, on Friday", "Europe/Vienna", "2031-05-09T09:00", notice(1, rules.ByDays), "2031-05-12T00:00"},
		{"by days, on Saturday", "Europe/Vienna", "2031-05-10T09:00", notice(1, rules.ByDays), "2031-05-12T00:00"},
		{"by days, before a holiday", "Europe/Vienna", "2031-04-30T09:00", notice(1, rules.ByDays), "2031-05-02T00:00"},
		{"by hours", "Europe/Vienna", "2031-05-05T16:30", notice(1, rules.ByHours), "2031-05-06T16:30"},
		{"by hours, over the weekend", "Europe/Vienna", "2031-05-09T16:30", notice(1, rules.ByHours), "2031-05-12T16:30"},
		{"by hours, on Sunday", "Europe/Vienna", "2031-05-11T16:30", notice(1, rules.ByHours), "2031-05-13T00:00"},
		{"by hours, over a holiday and a weekend", "Europe/Vienna", "2031-04-30T16:30", notice(3, rules.ByHours), "2031-05-06T16:30"},
		{"over the change to summer time", "Europe/Vienna", "2031-03-28T10:00", notice(1, rules.ByHours), "2031-03-31T10:00"},
		{"clocks back on a working day are no hour gained", "Asia/Amman", "2013-10-24T22:00", notice(2, rules.ByHours), "2013-10-28T22:00"},
		{"clocks forward at midnight", "America/Sao_Paulo", "2018-11-03T10:00", notice(1, rules.ByDays), "2018-11-05T00:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			loc := zone(t, c.zone)
			circulated, err := time.ParseInLocation("2006-01-02T15:04", c.circulated, loc)
			if err != nil {
				t.Fatal(err)
			}
			got := rules.Earliest(circulated.UTC(), c.notice, rules.Calendar{Zone: loc, Holidays: []rules.Date{mayDay}})
			if got.Format("2006-01-02T15:04") != c.want || got.Location() != loc {
				t.Errorf("from %s, not %s", got, c.want)
			}
		})
	}
}

// drawMoment draws a moment in a zone whose clocks change, often near a change.
func drawMoment(t *rapid.T, loc *time.Location, label string) time.Time {
	change := rapid.SampledFrom([]time.Time{
		time.Date(2018, time.November, 4, 0, 0, 0, 0, time.UTC),
		time.Date(2013, time.October, 25, 0, 0, 0, 0, time.UTC),
		time.Date(2031, time.March, 30, 0, 0, 0, 0, time.UTC),
		time.Date(2031, time.October, 26, 0, 0, 0, 0, time.UTC),
	}).Draw(t, label+" near")
	return change.Add(time.Duration(rapid.IntRange(-10*24*60, 10*24*60).Draw(t, label+" minutes")) * time.Minute).In(loc)
}

func drawCalendar(t *rapid.T) rules.Calendar {
	name := rapid.SampledFrom([]string{"Europe/Vienna", "America/Sao_Paulo", "Asia/Amman", "America/New_York", "UTC"}).Draw(t, "zone")
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	c := rules.Calendar{Zone: loc}
	for range rapid.IntRange(0, 3).Draw(t, "holidays") {
		c.Holidays = append(c.Holidays, rules.DateOf(drawMoment(t, loc, "holiday")))
	}
	return c
}

func drawNotice(t *rapid.T) rules.Notice {
	return notice(rapid.IntRange(0, 4).Draw(t, "days"), rapid.SampledFrom([]rules.Counting{rules.ByDays, rules.ByHours}).Draw(t, "counted"))
}

// Law: what is circulated later is never considered earlier.
func TestALaterCirculationIsNeverConsideredEarlier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, n := drawCalendar(t), drawNotice(t)
		first := drawMoment(t, c.Zone, "circulated")
		then := first.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "later")) * time.Minute)
		if a, b := rules.Earliest(first, n, c), rules.Earliest(then, n, c); b.Before(a) {
			t.Fatalf("%s gives %s, but %s gives %s", first, a, then, b)
		}
	})
}

// Law: between circulation and consideration there lie as many working days as
// the notice has, however the clocks change; by hours, as many times 24 hours.
func TestTheNoticeHasItsWorkingDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, n := drawCalendar(t), drawNotice(t)
		circulated := drawMoment(t, c.Zone, "circulated")
		from := rules.Earliest(circulated, n, c)
		if from.Before(circulated) {
			t.Fatalf("%s is before %s", from, circulated)
		}
		if n.WorkingDays == 0 {
			return
		}
		if waited := from.Sub(circulated); n.Counted == rules.ByHours && waited < time.Duration(n.WorkingDays)*24*time.Hour {
			t.Fatalf("from %s to %s are only %s", circulated, from, waited)
		}
		reached, last := 0, rules.DateOf(from)
		for day := circulated; rules.DateOf(day) != last; {
			day = time.Date(day.Year(), day.Month(), day.Day()+1, 12, 0, 0, 0, c.Zone)
			if c.Works(rules.DateOf(day)) {
				reached++
			}
		}
		if reached < n.WorkingDays {
			t.Fatalf("from %s to %s there are %d working days, not %d", circulated, from, reached, n.WorkingDays)
		}
	})
}

// Law: the check lets through exactly what is not before the earliest moment.
func TestTheCheckAgreesWithTheEarliestMoment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, n := drawCalendar(t), drawNotice(t)
		circulated := drawMoment(t, c.Zone, "circulated")
		from := rules.Earliest(circulated, n, c)
		if err := rules.CheckNotice("the draft", circulated, from, n, c); err != nil {
			t.Fatal(err)
		}
		if err := rules.CheckNotice("the draft", circulated, from.Add(-time.Second), n, c); err == nil {
			t.Fatalf("%s circulated at %s is let through a second before %s", n.Counted, circulated, from)
		}
	})
}

func TestATextThatCameTooLateIsRefusedWithTheMomentAndTheWaiver(t *testing.T) {
	loc := zone(t, "Europe/Vienna")
	circulated := time.Date(2031, time.May, 9, 14, 30, 0, 0, time.UTC)
	err := rules.CheckNotice("amendment 3", circulated, circulated.Add(time.Hour), notice(1, rules.ByHours), rules.Calendar{Zone: loc})
	const want = "notice: amendment 3 was circulated on Friday, 9 May 2031, at 16:30 and may be considered from Monday, 12 May 2031, at 16:30: wait until then, or record that the body has waived the notice"
	if fault.CodeOf(err) != fault.Conflict || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestADateIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rules.DateOf(time.Unix(rapid.Int64Range(0, 1<<34).Draw(t, "second"), 0).UTC())
		written, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var read rules.Date
		if err := json.Unmarshal(written, &read); err != nil || read != d {
			t.Fatalf("%s was read as %s: %v", written, read, err)
		}
	})
	var d rules.Date
	if err := json.Unmarshal([]byte(`"2031-02-30"`), &d); err == nil || !strings.Contains(err.Error(), "write it as 2031-05-02") {
		t.Errorf("the 30th of February is %s: %v", d, err)
	}
}
