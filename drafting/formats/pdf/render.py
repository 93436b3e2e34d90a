# Turns the HTML on standard input into a PDF on standard output. A document
# holds all that it needs: whatever it refers to outside itself is refused.
import logging
import resource
import sys

memory, seconds = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

from weasyprint import HTML, VERSION
from weasyprint.text import ffi, line_break

logging.getLogger('weasyprint').setLevel(logging.CRITICAL)
logging.getLogger('fontTools').setLevel(logging.CRITICAL)
refused = []


def refuse(url, *rest, **options):
    refused.append(url)
    raise ValueError(url)


def keep_direction():
    """Have every line run in the direction of its paragraph.

    WeasyPrint leaves the direction of each line to its first letter, so that
    a line of Arabic that begins with a document symbol would run backwards.
    """
    ffi.ffi.cdef('''
        void pango_layout_set_auto_dir(PangoLayout *layout, gboolean automatic);
        void pango_context_set_base_dir(PangoContext *context, int direction);
        PangoContext *pango_layout_get_context(PangoLayout *layout);
        void pango_layout_context_changed(PangoLayout *layout);
    ''', override=True)
    setup = line_break.Layout.setup

    def directed(layout, context, font_size, style):
        setup(layout, context, font_size, style)
        ffi.pango.pango_context_set_base_dir(
            ffi.pango.pango_layout_get_context(layout.layout),
            1 if style['direction'] == 'rtl' else 0)
        ffi.pango.pango_layout_set_auto_dir(layout.layout, False)
        ffi.pango.pango_layout_context_changed(layout.layout)

    line_break.Layout.setup = directed


def tag():
    """Have the file say what its words are, for those who have it read to them.

    WeasyPrint 57 can do so, but puts the tags of a box into those of the box
    around it, so that each word would be read several times, and takes the
    running heads for text. Here every word has one tag, and what stands on the
    edge of the pages has none. Nothing is claimed to conform to a standard.
    Gives the options of write_pdf; none for versions that do otherwise.
    """
    if not VERSION.startswith('57.'):
        return {}
    from weasyprint.formatting_structure import boxes
    from weasyprint.pdf import pdfua, stream
    pdfua.add_metadata = lambda *claim, **more: None
    begin = stream.Stream.begin_marked_content
    end = stream.Stream.end_marked_content

    def begin_alone(self, box, mcid=False, tag=None):
        opened = self.__dict__.setdefault('opened', [])
        if opened:
            end(self)
        edge = isinstance(box, (boxes.PageBox, boxes.MarginBox))
        opened.append((box, False, 'Artifact') if edge else (box, mcid, tag))
        begin(self, *opened[-1])

    def end_alone(self):
        end(self)
        self.opened.pop()
        if self.opened:
            begin(self, *self.opened[-1])

    stream.Stream.begin_marked_content = begin_alone
    stream.Stream.end_marked_content = end_alone
    return {'variant': 'pdf/ua-1'}


page = sys.stdin.buffer.read().decode('utf-8')
if 'dir="rtl"' in page:
    keep_direction()
try:
    pdf = HTML(string=page, base_url='document:///', url_fetcher=refuse).write_pdf(identifier=b'chapeau', **tag())
except MemoryError:
    sys.exit('memory')
except Exception:
    if not refused:
        raise
if refused:
    sys.exit('refused ' + refused[0])
sys.stdout.buffer.write(pdf)
