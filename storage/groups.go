package storage

import (
	"chapeau/drafting"
	"chapeau/drafting/rules"
)

type groupMemberRow struct {
	GroupID  string `gorm:"primaryKey"`
	MemberID string `gorm:"primaryKey"`
	FromDay  string `gorm:"primaryKey"`
	UntilDay string
}

func (groupMemberRow) TableName() string { return "group_members" }

func (r groupMemberRow) member() drafting.GroupMember {
	return drafting.GroupMember{DelegationID: r.MemberID, From: day(r.FromDay), Until: day(r.UntilDay)}
}

// day is a stored day, nil where none was stored.
func day(stored string) *rules.Date {
	var d rules.Date
	if d.UnmarshalText([]byte(stored)) != nil {
		return nil
	}
	return &d
}

func storedDay(d *rules.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func (s snapshot) GroupMembers(groupID string) ([]drafting.GroupMember, error) {
	return each(s.db.Where("group_id = ?", groupID).Order("member_id, from_day"), groupMemberRow.member)
}

func (t *tx) ReplaceGroupMembers(groupID string, members []drafting.GroupMember) error {
	if err := t.delete(&groupMemberRow{}, "group_id = ?", groupID); err != nil {
		return err
	}
	if len(members) == 0 {
		return nil
	}
	rows := make([]groupMemberRow, len(members))
	for i, m := range members {
		rows[i] = groupMemberRow{groupID, m.DelegationID, storedDay(m.From), storedDay(m.Until)}
	}
	return t.create(&rows)
}
