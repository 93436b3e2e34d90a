package storage_test

import (
	"context"
	"fmt"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/storage"
)

// allAgree has every paragraph stand as agreed, marked by its delegation.
func (n negotiation) allAgree(b *testing.B) {
	ctx := context.Background()
	for _, c := range n.base.Clauses {
		_, err := n.service.MarkParagraph(ctx, n.delegate, n.draft, c.ID, drafting.MarkInput{ExpectedVersion: 1, Position: drafting.PositionAgrees})
		check(b, err)
		_, err = n.service.SetStanding(ctx, n.chair, n.draft, c.ID, drafting.StandingInput{ExpectedVersion: 1, Status: drafting.AgreedAdRef})
		check(b, err)
	}
}

// BenchmarkAdoption199 is one adoption on the disk, with 199 amendments pending
// on a draft of 60 clauses, each agreed ad referendum, that are all carried over to the new version.
func BenchmarkAdoption199(b *testing.B) {
	const clauses, pending = 60, 199
	n := newNegotiation(b, open(b, storage.Options{}), clauses)
	for i := range pending {
		number := i%(clauses-1) + 1
		op := replace(n.base.Clauses[number-1], number, i/(clauses-1)*2+1, fmt.Sprintf("better means %d", i))
		_, err := n.submit(1, op)
		check(b, err)
	}
	n.allAgree(b)
	version := 1
	last := n.base.Clauses[clauses-1]
	for b.Loop() {
		b.StopTimer()
		words := fmt.Sprintf("%s, for the %dth time", last.Text, version)
		a, err := n.submit(version, amend.Op{Kind: amend.Edit, Clause: last.ID, Text: &words})
		check(b, err)
		b.StartTimer()
		adoption, err := n.adopt(version, a)
		check(b, err)
		if len(adoption.Rebased) != pending {
			b.Fatalf("%d amendments were carried over, not %d", len(adoption.Rebased), pending)
		}
		version++
	}
}
