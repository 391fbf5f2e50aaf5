"""Words around and in Dutch names: particles, forms of address, and names that are an ordinary word too."""

from wijkwerker.domain.quicklog.wordsets import word_set

# between the parts of a name, also as people shorten them: "van der Berg", "v.d. Berg", "El-Amrani"
PARTICLES = word_set(
    "van von vd vdr v de den der d het t te ten ter in op aan bij uit over onder s el al ul ur bin ben bint ibn abu"
    " abou ait ould da do dos di du del della le la les des st zu zum zur y"
)
SAME_PARTICLES = ({"van", "von", "v"}, {"de", "den", "der", "d", "vd", "vdr"}, {"el", "al", "ul"}, {"t", "het"})
ADDRESSED = word_set(
    "mevrouw mevr mw mej meneer mijnheer dhr heer hr fam familie dr drs ir ing mr prof opa oma tante oom buurvrouw"
    " buurman juf juffrouw meester zuster broeder pater imam dominee ds"
)
WITH_ARTICLE = word_set("heer familie fam buurvrouw buurman juf juffrouw meester zuster broeder pater imam")

# names that are an ordinary word too; what the one-line entry knows as ordinary counts as well
ORDINARY = word_set(
    "fleur iris bloem linde merel jade hazel joy grace hope faith love rob mark toon guus floor beer wolf ster zon"
    " fee moos ton tom man kan can su mo do an ans al ben dan bob pol eden mare pien wende vera mus vrij nacht bakker"
    " visser smit smid mulder molenaar bos vos dekker brouwer koning kok groot jong boer graaf graf leeuw haan lange"
    " wit bruin dijk berg meer veen velden linden heuvel broek beek ham poort post prins ridder ruiter schipper slager"
    " snijder timmerman wagenaar zanger zomer winter herfst lente vrede engel lans hamer blok bol boon buis dam doorn"
    " eik goud gras haas helder hof hout huis kamp kant kist klomp kool koper kraai kuil laan land mol nagel oord pot"
    " raaf rood schaap spaan stam steen stoel tol vink vlag vogel vonk water wal wind zand zee zeeman zwaan kamer rook"
    " los sterk snel klein dik lang kort krom recht goede trouw blij valk duif kat ezel os stier bever das hert burger"
    " meijer meier schouten hendrik pieterbaas werk kerk molen brug plein straat weg veld sloot polder haven hoek rand"
    " top bult schoen brand vuur rots ketel pan bel klok lamp kaars roos hoop mei april juni augustus maart mina sil"
    " storm sky jet mees bas sam wil will"
)
