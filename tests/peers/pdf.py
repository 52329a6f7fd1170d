"""Makes PDF with reportlab: a line of the standard input is a line of it. Arguments: the file, and a password where it is locked."""
import sys

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas(sys.argv[1], pagesize=A4, encrypt=sys.argv[2] if len(sys.argv) > 2 else None)
height = 800
for line in sys.stdin.read().splitlines():
    if height < 60:
        canvas.showPage()
        height = 800
    canvas.drawString(40, height, line)
    height -= 16
canvas.save()
