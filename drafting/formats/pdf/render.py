# Turns the HTML on standard input into a PDF on standard output. A document
# holds all that it needs: whatever it refers to outside itself is refused.
import logging
import resource
import sys

memory, seconds = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

from weasyprint import HTML

logging.getLogger('weasyprint').setLevel(logging.CRITICAL)
logging.getLogger('fontTools').setLevel(logging.CRITICAL)
refused = []


def refuse(url, *rest, **options):
    refused.append(url)
    raise ValueError(url)


page = sys.stdin.buffer.read().decode('utf-8')
try:
    pdf = HTML(string=page, url_fetcher=refuse).write_pdf(identifier=b'chapeau')
except MemoryError:
    sys.exit('memory')
if refused:
    sys.exit('refused ' + refused[0])
sys.stdout.buffer.write(pdf)
