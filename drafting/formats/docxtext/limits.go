package docxtext

import "chapeau/drafting/text"

// The sizes beyond which a file is refused: far above any real draft, low enough
// that nobody can stop the program with one. Every limit is checked before what
// it bounds is held in memory.
const (
	MaxFile       = text.MaxBytes // bytes of the file
	MaxEntries    = 4_000         // files in the archive
	MaxUnpacked   = 512 << 20     // bytes that the archive says it unpacks to, parts that are never read included
	MaxPart       = 24 << 20      // bytes of one part that is read, unpacked
	MaxElements   = 500_000       // XML elements of one part
	MaxDepth      = 200           // XML elements within one another
	MaxHistory    = 20            // tracked changes within one another
	MaxTag        = 64 << 10      // bytes of one XML tag with its attributes
	MaxCharacters = 2 << 20       // bytes of text between two XML tags
	MaxParagraphs = 50_000        // paragraphs of a document, notes included
	MaxAuthors    = 60            // people whose changes are tracked in one file
	MaxNested     = 60            // chains of people of whom each changed what the one before inserted
)
