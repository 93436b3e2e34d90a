# Turns the HTML on standard input into a PDF on standard output. A document
# holds all that it needs: whatever it refers to outside itself is refused.
import logging
import resource
import sys

memory, seconds = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

from weasyprint import HTML
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


page = sys.stdin.buffer.read().decode('utf-8')
if 'dir="rtl"' in page:
    keep_direction()
try:
    pdf = HTML(string=page, base_url='document:///', url_fetcher=refuse).write_pdf(identifier=b'chapeau')
except MemoryError:
    sys.exit('memory')
except Exception:
    if not refused:
        raise
if refused:
    sys.exit('refused ' + refused[0])
sys.stdout.buffer.write(pdf)
