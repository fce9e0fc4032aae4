"""The series before there was a date: the order, the cast, a part that changes hands, the first rehearsals."""
# ruff: noqa: E501
# fmt: off

from datetime import timedelta

from tests.newsroom.truth import Seen, Truth

ORDER = """Amazon is going to the ballet. Prime Video has ordered two seasons of *Étoile*, a new series from Amy Sherman-Palladino and Daniel Palladino, the streamer said on Tuesday.
The show is set among the dancers and staff of two renowned companies, in New York City and in Paris, that trade their most gifted stars in a bid to save both houses.
It follows The Marvelous Mrs. Maisel, whose fifth and last season starts this week, and it brings the couple back to dance, where they set Bunheads a decade ago. No cast was named."""

ARTICLES = (
    Truth(id="dispatch-order", outlet="screen_dispatch", path="/2023/tv/news/etoile-amazon-two-season-order-1235578122/",
        title="Amazon Orders Two Seasons of Ballet Series ‘Étoile’", dek="The ‘Mrs. Maisel’ creators return to dance with a tale of two companies.",
        published="2023-04-11T10:02:00-07:00", authors=("Marguerite Ohlin",), section="TV", categories=("TV", "News"),
        tags=("Amazon Studios", "Étoile"), level="primary", kind="announcement", story="two-season-order",
        seen=("Amy Sherman-Palladino", "Daniel Palladino"), text=ORDER),
    Truth(id="herald-order", outlet="harbor_herald", path="/arts/20230412-ballet-series.html",
        title="Amazon Orders Two Seasons of Ballet Series ‘Étoile’", published="2023-04-12", authors=("Marguerite Ohlin",),
        tags=("Television", "Étoile"), level="primary", kind="announcement", story="two-season-order", copy_of="dispatch-order",
        seen=("Amy Sherman-Palladino", "Daniel Palladino"), text=ORDER, note="A syndicated copy, a day later."),
    Truth(id="beacon-order", outlet="marquee_beacon", path="/2023/04/etoile-two-seasons/",
        title="Palladinos Get Two Seasons for Étoile", published="2023-04-11T18:30:00+00:00", authors=("Imre Vass",),
        categories=("TV",), tags=("Étoile", "Amazon Studios"), level="primary", kind="announcement", story="two-season-order", credited="Screen Dispatch",
        seen=("Amy Sherman-Palladino", "Daniel Palladino"),
        text="""Two years of pliés are guaranteed: as Screen Dispatch first reported, *Étoile* has been picked up by Prime Video for two seasons before a single part was cast.
The Palladinos, Amy Sherman-Palladino and Daniel Palladino, will write and direct. Their idea is a swap: a company in New York and one in Paris hand each other their stars.
A double order is rare these days. It tells how much the streamer liked Mrs. Maisel, and perhaps how little it likes to argue with its makers."""),
    Truth(id="stagelight-cast", outlet="stagelight", path="/screen/etoile-finds-its-dancers", title="Étoile finds its dancers",
        dek="Actors and trained dancers share the barre in the new Prime Video series.", published="2024-03-05T11:15:00+00:00", authors=("Philippa Drummond-Hay",),
        section="Screen", tags=("Étoile", "casting", "ballet"), level="primary", kind="casting", story="cast-announced",
        seen=(Seen("Luke Kirby", "Jack McMillan"), "Camille Cottin", "Simon Callow", "Lou de Laâge", "Gideon Glick", "David Alvarez", "Taïs Vinolo", "LaMay Zhang"),
        text="""The forthcoming television series *Étoile* has begun to name its company. Luke Kirby will play Jack McMillan, the executive director of a New York troupe, opposite Camille Cottin as the head of a house in Paris.
Simon Callow, Lou de Laâge and Gideon Glick are in the cast as well, and so is David Alvarez, who has danced on Broadway since he was a boy.
## Dancers who act
Two of the newcomers come from the studio rather than the screen. Taïs Vinolo trained as a ballet dancer, and LaMay Zhang is younger than many of the steps she has to perform.
Prime Video has two seasons on order and has not said when the first will be shown."""),
    Truth(id="ink-gainsbourg", outlet="ink_and_echo", path="/tv/etoile-charlotte-gainsbourg-takes-over-from-camille-cottin/",
        title="Étoile: Charlotte Gainsbourg Takes Over Role From Camille Cottin", dek="A change at the head of the Paris company.",
        published="2024-06-04T09:41:30-05:00", authors=("Wendell Okafor",), categories=("Amazon Studios", "TV"), tags=("Étoile", "charlotte gainsbourg", "prime video"),
        level="primary", kind="casting", story="cottin-replaced",
        seen=("Charlotte Gainsbourg", "Camille Cottin", Seen("Luke Kirby", credits=("The Marvelous Mrs. Maisel",))),
        text="""There is a new director at the Paris house of *Étoile*. Charlotte Gainsbourg has joined the Prime Video series in the part for which Camille Cottin was cast first.
Gainsbourg will play opposite Luke Kirby (*The Marvelous Mrs. Maisel*). The streamer gave no reason for the change, and the rest of the company stays as it was.
The cameras are turning in New York, and go to France later in the year."""),
    Truth(id="courrier-gainsbourg", outlet="courrier_ecrans", path="/series/charlotte-gainsbourg-remplace-camille-cottin-dans-etoile.html",
        title="Charlotte Gainsbourg remplace Camille Cottin dans « Étoile »", published="2024-06-05T08:12+02:00", authors=("Solène Marchetti",),
        categories=("Séries",), tags=("Étoile", "Charlotte Gainsbourg", "Camille Cottin"), level="primary", kind="casting", story="cottin-replaced", credited="Ink & Echo",
        seen=("Charlotte Gainsbourg", "Camille Cottin", "Luke Kirby"),
        text="""Changement de direction au ballet de Paris : selon Ink & Echo, Charlotte Gainsbourg reprend dans *Étoile* le rôle d'abord confié à Camille Cottin.
La série de Prime Video raconte l'échange de danseurs entre deux compagnies. L'actrice y donnera la réplique à Luke Kirby, patron de la maison new-yorkaise.
Le tournage, commencé aux États-Unis, doit se poursuivre en France. La plateforme n'a pas donné de raison à ce changement."""),
    Truth(id="reel-trailer", outlet="quickreel", path="/etoile-trailer-drops", title="Étoile Trailer Drops: 5 Things We Spotted", age=timedelta(hours=3),
        dek="Pointe shoes, a bull and a great deal of talk.", authors=("Dex Moreau",), tags=("Étoile", "Trailers"), level="primary", kind="trailer", story="trailer",
        seen=("Luke Kirby", "Lou de Laâge", "Gideon Glick", "Amy Sherman-Palladino"),
        text="""The *Étoile* trailer is making the rounds again, and we went through it frame by frame so that you need not.
- Luke Kirby talks faster than the train he is running for.
- Lou de Laâge does not like New York, and says so.
- Gideon Glick eats lunch alone, at a very long table.
- Both cities get their bridges.
- There is a hat. It has to be an Amy Sherman-Palladino show.
All eight episodes are on Prime Video."""),
    Truth(id="beacon-trailer", outlet="marquee_beacon", path="/2025/04/etoile-trailer/", title="Watch the Étoile Trailer", published="2025-04-03T14:00:00+00:00",
        authors=("Ruth Calloway",), categories=("TV", "Trailers"), tags=("Étoile", "Prime Video"), level="primary", kind="trailer", story="trailer", listed_as=("/2025/04/etoile-trailer/?utm_source=home&utm_medium=teaser", "/2025/04/etoile-trailer/amp/"), redirects=(("/watch/etoile-trailer/", 302),),
        seen=("Luke Kirby", "Charlotte Gainsbourg", "David Haig", "Yanic Truesdale"),
        text="""Prime Video has released the full trailer for *Étoile*, three weeks before the series starts.
It opens with Luke Kirby and Charlotte Gainsbourg at a bar, agreeing on the swap that drives the plot, and ends with everybody else regretting it. David Haig and Yanic Truesdale get the best of the short lines between.
The first season streams from April 24."""),
    Truth(id="ledger-trailer", outlet="binge_ledger", path="/trailers/etoile-first-trailer", title="‘Étoile’ Trailer Counts Down to April 24", published="2025-04-03T09:30:00-07:00",
        authors=("Priya Castellane",), section="Trailers", tags=("Étoile", "Prime Video", "Trailers"), level="primary", kind="trailer", story="trailer", seen=("Amy Sherman-Palladino", "Daniel Palladino", "Taïs Vinolo"),
        text="""The count stands at twenty-one days. The first long trailer for *Étoile* is out, and with it the whole premise: two ballet companies, two cities, one exchange of stars.
Amy Sherman-Palladino and Daniel Palladino have eight episodes to tell it and an order for eight more. Taïs Vinolo, a dancer in her first large screen part, has the trailer's last shot.
The series joins a crowded week on the calendar, with nine other premieres in seven days."""),
    Truth(id="sipario-trailer", outlet="il_sipario", path="/2025/04/etoile-trailer-serie-prime-video/", title="Étoile, il trailer della serie Prime Video sul balletto", published="2025-04-04T10:20:00+02:00",
        authors=("Ginevra Paltrinieri",), categories=("Serie TV",), tags=("Étoile", "Prime Video", "Luke Kirby"), level="primary", kind="trailer", story="trailer", seen=("Luke Kirby", "Charlotte Gainsbourg", "Amy Sherman-Palladino", "Daniel Palladino"),
        text="""È online il trailer di *Étoile*, la nuova serie di Prime Video ambientata nel mondo del balletto. Gli otto episodi saranno disponibili dal 24 aprile.
Luke Kirby e Charlotte Gainsbourg dirigono due compagnie, una a New York e una a Parigi, che decidono di scambiarsi i ballerini migliori per salvare la stagione.
La serie è creata da Amy Sherman-Palladino e Daniel Palladino, già autori di Una mamma per amica."""),
    Truth(id="butaca-fecha", outlet="butaca_central", path="/series/etoile-fecha-estreno-prime-video/", title="«Étoile» ya tiene fecha de estreno en Prime Video", dek="La serie de ballet llega el 24 de abril.",
        published="2025-03-08T12:05:00+01:00", authors=("Nerea Ibarrola",), tags=("Étoile", "Prime Video", "estrenos"), level="primary", kind="premiere date", story="premiere-date", seen=("Amy Sherman-Palladino", "Daniel Palladino", "Luke Kirby", "Lou de Laâge"),
        text="""Prime Video estrenará el 24 de abril los ocho episodios de *Étoile*, la nueva serie de Amy Sherman-Palladino y Daniel Palladino.
La ficción sigue a dos compañías de ballet, de Nueva York y París, que intercambian a sus estrellas para llenar sus teatros. Luke Kirby y Lou de Laâge forman parte del reparto.
La plataforma encargó dos temporadas de una vez en 2023."""),
)
