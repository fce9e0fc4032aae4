"""The months' names in languages beyond our own, January first: the day is read there, not the words around it."""

from __future__ import annotations

_ARABIC = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
_LEVANTINE = "- شباط آذار نيسان أيار حزيران تموز - أيلول - - -"
_MAGHREB = "جانفي فيفري - أفريل ماي جوان جويلية أوت - - - -"
_BULGARIAN = "януари февруари март април май юни юли август септември октомври ноември декември"
_CATALAN = "gener febrer març - maig juny juliol agost setembre octubre - desembre"
_CZECH = "ledna února března dubna května června července srpna září října listopadu prosince"
_DANISH = "- - marts - - - - - - - - desember"
_FINNISH = (
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta"
    " heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
)
_GREEK = (
    "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
)
_GREEK_SHORT = "Ιαν Φεβ Μαρ Απρ Μαι Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ"
_HEBREW = "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
_HEBREW_IN = "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"
_HUNGARIAN = "január február március április május június július augusztus szeptember október november december"
_INDONESIAN = "januari februari maret april mei juni juli agustus september oktober november desember"
_INDONESIAN_SHORT = "- - - - - - - agu - - - des"
_MALAY = "- - mac - - - julai ogos - - - disember"
_RUSSIAN = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_RUSSIAN_SHORT = "янв фев мар апр - июн июл авг сен окт ноя дек"
_SERBIAN = "januar februar mart - maj jun jul avgust septembar oktobar novembar decembar"
_TURKISH = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"
_UKRAINIAN = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"

_ALL = (
    _ARABIC, _LEVANTINE, _MAGHREB, _BULGARIAN, _CATALAN, _CZECH, _DANISH, _FINNISH, _GREEK, _GREEK_SHORT, _HEBREW,
    _HEBREW_IN, _HUNGARIAN, _INDONESIAN, _INDONESIAN_SHORT, _MALAY, _RUSSIAN, _RUSSIAN_SHORT, _SERBIAN, _TURKISH,
    _UKRAINIAN,
)  # fmt: skip
ABROAD = tuple(
    " ".join(name for name in month if name != "-") for month in zip(*(names.split() for names in _ALL), strict=True)
)
"""The names of each month, blanks between. Croatian is left out: its October is November to a Pole."""
