package akn_test

import (
	"bytes"
	"errors"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/text"
)

// FuzzRead holds that reading refuses with a sentence or gives a text that goes
// out and comes back the same.
func FuzzRead(f *testing.F) {
	x := decode(f, pilots)
	for _, write := range []func(*bytes.Buffer) error{
		func(b *bytes.Buffer) error { return akn.Text(b, x, akn.Options{}) },
		func(b *bytes.Buffer) error {
			return akn.Report(b, &text.Report{Schema: text.ReportSchema, Title: "I", Sections: []text.Section{{Letter: "A", Texts: []*text.Text{x}}}}, text.Once, akn.Options{})
		},
		func(b *bytes.Buffer) error {
			a, err := amend.Decode([]byte(proposals))
			if err != nil {
				return err
			}
			return akn.Amendment(b, x, a, akn.Options{})
		},
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add([]byte(statement("decision", `<preamble><p>The Commission,</p><recitals><recital><num>1</num><p>a<authorialNote eId="n"><p>b</p></authorialNote></p></recital></recitals></preamble><mainBody><paragraph><content><p>x</p><ul><li>y<p>z</p></li></ul></content></paragraph><table><tr><td><p>c</p></td></tr></table></mainBody>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		result, err := akn.Read(data)
		if err != nil {
			var known *fault.Error
			if !errors.As(err, &known) || known.Code == fault.Internal || known.Message == "" {
				t.Fatalf("error %v", err)
			}
			return
		}
		if result.Text == nil {
			return
		}
		var b bytes.Buffer
		if err := akn.Text(&b, result.Text, akn.Options{}); err != nil {
			t.Fatal(err)
		}
		again, err := akn.Read(b.Bytes())
		if err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, b.String())
		}
		if !bytes.Equal(text.Encode(result.Text), text.Encode(again.Text)) {
			t.Fatalf("came back as\n%s\nnot\n%s", text.Encode(again.Text), text.Encode(result.Text))
		}
	})
}
