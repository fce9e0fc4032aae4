"""The series once it is out: reviews, recaps, interviews, charts, lists, and its end."""
# ruff: noqa: E501
# fmt: off

from datetime import timedelta

from tests.newsroom.truth import Edit, Seen, Truth

END = """Prime Video has cancelled *Étoile* after one season. The series had been ordered for two when it was announced in 2023; the second will now not be made.
The decision comes six weeks after all eight episodes were released on April 24. The show never entered the weekly chart of the ten most watched streaming series.
*Étoile* was created by Amy Sherman-Palladino and Daniel Palladino and starred Luke Kirby, Charlotte Gainsbourg and Lou de Laâge."""

ARTICLES = (
    Truth(id="beacon-review", outlet="marquee_beacon", path="/2025/04/etoile-review/", title="Étoile Review: All Talk, and What Talk", dek="A backstage comedy that dances best when it sits down.", published="2025-04-23T13:00:00+00:00", authors=("Augustin Fell",), categories=("TV", "Reviews"), tags=("Étoile", "Reviews", "Prime Video"), level="primary", kind="review",
        seen=("Amy Sherman-Palladino", Seen("Lou de Laâge", "Cheyenne Toussaint"), Seen("Gideon Glick", "Tobias Bell"), "Simon Callow", "Luke Kirby", "Charlotte Gainsbourg"),
        text="""There is a moment in the second episode of *Étoile* when nobody speaks for nearly a minute. It is so unlike anything else by Amy Sherman-Palladino that one checks the sound.
Then the music stops and the talk is back: about money, about feet, about whose fault it was. Luke Kirby and Charlotte Gainsbourg play two directors who ought to be rivals and are too tired for it.
## The dancers
Lou de Laâge makes a storm of Cheyenne Toussaint, and Gideon Glick's Tobias Bell is a genius whom one would gladly leave at an airport. Simon Callow, as the patron, seems to have been waiting for the part.
Not all of it lands. The middle episodes run long, and Paris is rather too clean. But the last dance is worth the ticket.
Score: 4 out of 5"""),
    Truth(id="dispatch-review", outlet="screen_dispatch", path="/2025/tv/reviews/etoile-review-prime-video-1236371200/", title="‘Étoile’ Review: A Pas de Deux in Need of a Second Partner", published="2025-04-23T06:00:00-07:00", modified="2025-04-23T09:10:00-07:00", authors=("Leopold Strand",), section="TV", categories=("TV", "Reviews"), tags=("Étoile", "Prime Video", "TV Reviews"), level="primary", kind="review", paywalled=True,
        seen=(Seen("Luke Kirby", "Jack McMillan"), "Charlotte Gainsbourg", "Ivan du Pontavice", "Scott Ellis"),
        text="""On paper *Étoile* has everything: two cities, two companies, and a pair of directors with a past. On the screen it has two shows that meet at the airport.
The New York half belongs to Luke Kirby, whose Jack McMillan runs his house as other men run for a bus. The Paris half gives Charlotte Gainsbourg less to do than she deserves, though Ivan du Pontavice makes a dry foil.
The episode staged by Scott Ellis is the tightest of the eight. Grade: B-minus"""),
    Truth(id="stagelight-review", outlet="stagelight", path="/screen/etoile-television-review", title="Real steps, real sweat: Étoile, reviewed by a dancer", dek="Our dance editor counts the fouettés.", published="2025-04-25T07:00:00+01:00", authors=("Philippa Drummond-Hay",), section="Screen", tags=("Étoile", "ballet", "television"), level="primary", kind="review",
        seen=(Seen("Taïs Vinolo", "Mishi Duplessis"), "David Alvarez", "LaMay Zhang", "Lou de Laâge"),
        text="""Dancers watch films about dancing with a hand over their eyes. The Prime Video series *Étoile* allows one to lower it.
Taïs Vinolo, as Mishi Duplessis, has the placement that cannot be taught in a month, and David Alvarez turns like a man who has done it eight times a week. LaMay Zhang's class in the third episode is the best study of childhood discipline that I have seen on television.
Where a double steps in for Lou de Laâge the camera is discreet, and the joins are hard to find.
## What is missing
Nobody is injured often enough, and nobody ever sews a ribbon. Four stars."""),
    Truth(id="courrier-critique", outlet="courrier_ecrans", path="/series/critique-etoile-prime-video.html", title="« Étoile », une comédie de coulisses qui parle plus qu'elle ne danse", dek="Notre critique de la série de Prime Video.", published="2025-04-24T07:00+02:00", modified="2025-04-24T11:45+02:00", authors=("Bastien Quéméneur",), categories=("Séries", "Critiques"), tags=("Étoile", "Prime Video", "Critique"), level="primary", kind="review",
        seen=("Amy Sherman-Palladino", "Daniel Palladino", "Charlotte Gainsbourg", "Ivan du Pontavice", "Lou de Laâge"),
        text="""On parle beaucoup dans *Étoile*, et souvent en même temps. C'est la manière d'Amy Sherman-Palladino et de Daniel Palladino, et l'on s'y fait comme à un courant d'air.
Charlotte Gainsbourg, à la tête de la compagnie parisienne, y oppose une lassitude très drôle. Ivan du Pontavice, son second, ne hausse jamais la voix ; Lou de Laâge la hausse pour trois.
## Paris vu d'ailleurs
La ville est un peu trop propre, les ministres un peu trop sots, mais les répétitions sonnent juste. On regrette seulement que la danse s'arrête dès qu'elle commence.
Notre note : 3/5"""),
    Truth(id="ledger-review", outlet="binge_ledger", path="/reviews/etoile-season-1", title="Étoile Season 1: Worth the Eight Hours?", published="2025-04-25T06:15:00-07:00", authors=("Priya Castellane", "Theo Banerjee"), section="Reviews", tags=("Étoile", "Reviews"), level="primary", kind="review", seen=("Luke Kirby", "David Haig", "Gideon Glick"),
        text="""Short answer: yes, but not in one sitting. *Étoile* is eight episodes of about an hour each, and the first two are the slowest.
Luke Kirby and David Haig carry the office scenes, and Gideon Glick carries off every other one. We give it 7/10 on the ledger, two points above the month's average.
Theo Banerjee dissents: he gives it a five and would have cut an hour."""),
    Truth(id="ink-recap1", outlet="ink_and_echo", path="/tv/etoile-s01e01-recap-the-swap/", title="Étoile S01E01 Recap: The Great Swap Begins", published="2025-04-24T21:02:11-05:00", authors=("Tamsin Ueda",), categories=("TV", "Recap"), tags=("Étoile", "prime video", "recap"), level="primary", kind="recap", seen=(Seen("Luke Kirby", "Jack McMillan"), Seen("Charlotte Gainsbourg", "Geneviève Lavigne"), Seen("Lou de Laâge", "Cheyenne Toussaint"), Seen("Simon Callow", "Crispin Shamblee")),
        text="""Spoilers for the first episode of *Étoile* follow.
We open in New York, where Jack McMillan (Luke Kirby) is told that the season is lost, and in Paris, where Geneviève Lavigne (Charlotte Gainsbourg) is told the same in better clothes. The remedy is a trade, paid for by Crispin Shamblee (Simon Callow), whom everybody despises and nobody refuses.
Cheyenne Toussaint (Lou de Laâge) is found on a boat, protesting. She does not want to go. She goes.
Next up: who gets the small dressing room?"""),
    Truth(id="ink-recap2", outlet="ink_and_echo", path="/tv/etoile-s01e02-recap-jet-lag/", title="Étoile S01E02 Recap: Jet Lag for Everyone", published="2025-04-25T20:14:50-05:00", authors=("Tamsin Ueda",), categories=("TV", "Recap"), tags=("Étoile", "prime video", "recap"), level="primary", kind="recap", seen=(Seen("Gideon Glick", "Tobias Bell"), Seen("Taïs Vinolo", "Mishi Duplessis"), "Luke Kirby"),
        text="""The swap is done and nobody can sleep. In the second episode of *Étoile*, Tobias Bell (Gideon Glick) looks for the right toothpaste in Paris and finds a public that boos.
Mishi Duplessis (Taïs Vinolo) comes home to a mother in politics and an empty fridge. In New York, Luke Kirby's harried director learns how much a star may break in one afternoon.
The closing number is the first that we see from beginning to end, and it is a beauty."""),
    Truth(id="beacon-interview", outlet="marquee_beacon", path="/2025/05/etoile-choreography-interview/", title="How Étoile Got Its Steps: A Talk With a Rehearsal Pianist", published="2025-05-06T15:30:00+00:00", authors=("Imre Vass",), categories=("TV", "Interviews"), tags=("Étoile", "Interviews"), level="primary", kind="interview", seen=("Amy Sherman-Palladino", "Dhana Rivera Gilbert"),
        text="""Odile Varga has played for dancers for thirty years, and last year some of them were actors. She was one of the pianists in the rehearsal rooms of *Étoile*.
**How did you come to it?**
"They needed somebody who can stop in the middle of a bar and not be offended," Varga says. "I am never offended."
**What did you see of the makers?**
"Amy Sherman-Palladino counts under her breath, like a dancer. Dhana Rivera Gilbert knew where every chair had to be."
**And the second season?**
"I have kept the dates free," she says. "A pianist always keeps the dates free." """.replace("**", "")),
    Truth(id="ledger-chart-may", outlet="binge_ledger", path="/charts/2025-week-18", title="Streaming Chart, Week 18: ‘Étoile’ Opens Outside the Top Ten", published="2025-05-08T10:00:00-07:00", authors=("Theo Banerjee",), section="Charts", tags=("Charts", "Étoile", "Prime Video"), level="primary", kind="ratings", seen=("Amy Sherman-Palladino",),
        text="""The first full week of *Étoile* did not bring it into our chart of the ten most watched series. The Prime Video title came in fourteenth in the panel of StreamGauge, which counts 4,000 households.
Its viewers stay: two out of three who began the first episode finished the fourth. That is a better rate than most of the chart, and about that of Amy Sherman-Palladino's last series in its first week.
A police procedural leads for the sixth week."""),
    Truth(id="dispatch-end", outlet="screen_dispatch", path="/2025/tv/news/etoile-cancelled-prime-video-1236421777/", title="‘Étoile’ Canceled at Prime Video Despite Two-Season Order", dek="There will be no second season for the ballet series.", published="2025-06-06T15:45:00-07:00", authors=("Marguerite Ohlin",), section="TV", categories=("TV", "News"), tags=("Amazon MGM Studios", "Étoile", "Prime Video"), level="primary", kind="cancellation", story="cancelled", seen=("Amy Sherman-Palladino", "Daniel Palladino", "Luke Kirby", "Charlotte Gainsbourg", "Lou de Laâge"), text=END),
    Truth(id="herald-end", outlet="harbor_herald", path="/arts/20250607-etoile-canceled.html", title="‘Étoile’ Canceled at Prime Video Despite Two-Season Order", published="2025-06-07", authors=("Marguerite Ohlin",), tags=("Television", "Étoile"), level="primary", kind="cancellation", story="cancelled", copy_of="dispatch-end", seen=("Amy Sherman-Palladino", "Daniel Palladino", "Luke Kirby", "Charlotte Gainsbourg", "Lou de Laâge"), text=END),
    Truth(id="beacon-end", outlet="marquee_beacon", path="/2025/06/etoile-cancelled/", title="Étoile Is Over After One Season", published="2025-06-06T23:20:00+00:00", authors=("Ruth Calloway",), categories=("TV", "News"), tags=("Étoile", "Prime Video", "Cancellations"), level="primary", kind="cancellation", story="cancelled", credited="Screen Dispatch", seen=("Amy Sherman-Palladino", "Daniel Palladino"), edit=Edit(modified="2025-06-07T02:00:00+00:00", title="Étoile Is Over After One Season (Updated)", text="""Prime Video has called off the second season of *Étoile*, Screen Dispatch reports. The double order of 2023 counted for nothing in the end.
The Palladinos have not commented. Their series, about two ballet companies that trade their stars, came out on April 24.
Update: a spokeswoman for the streamer confirmed the decision on Friday night."""),
        text="""Prime Video has called off the second season of *Étoile*, Screen Dispatch reports. The double order of 2023 counted for nothing in the end.
The Palladinos have not commented. Their series, about two ballet companies that trade their stars, came out on April 24."""),
    Truth(id="courrier-fin", outlet="courrier_ecrans", path="/series/etoile-annulee-apres-une-saison.html", title="« Étoile » s'arrête après une saison", published="2025-06-07T09:05+02:00", authors=("Solène Marchetti",), categories=("Séries",), tags=("Étoile", "Prime Video"), level="primary", kind="cancellation", story="cancelled", credited="Screen Dispatch", seen=("Charlotte Gainsbourg", "Luke Kirby"),
        text="""Rideau. Prime Video renonce à la deuxième saison d'*Étoile*, pourtant commandée dès 2023, rapporte Screen Dispatch.
La série avec Charlotte Gainsbourg et Luke Kirby, mise en ligne le 24 avril, n'était jamais entrée dans le classement hebdomadaire des programmes les plus vus.
Les huit épisodes restent disponibles sur la plateforme."""),
    Truth(id="ink-end", outlet="ink_and_echo", path="/tv/etoile-cancelled-no-second-season-for-prime-video-series/", title="Étoile Cancelled: No Second Season for Palladino Series", published="2025-06-06T19:11:09-05:00", authors=("Wendell Okafor",), categories=("Amazon Studios", "TV"), tags=("Étoile", "prime video", "cancelled"), level="primary", kind="cancellation", story="cancelled", credited="Screen Dispatch", seen=("Amy Sherman-Palladino", "Daniel Palladino", Seen("Yanic Truesdale", credits=("Gilmore Girls",))),
        text="""So much for a sure thing. *Étoile* has been cancelled by Prime Video, according to Screen Dispatch, though the show by Amy Sherman-Palladino and Daniel Palladino had two seasons on order.
That leaves the cliffhanger of the eighth episode hanging, and fans of Yanic Truesdale (*Gilmore Girls*) without the larger part that many had hoped for."""),
    Truth(id="fenster-ende", outlet="serienfenster", path="/news/etoile-abgesetzt", title="„Étoile“: Prime Video setzt die Ballettserie ab", dek="Die bereits bestellte zweite Staffel wird nicht gedreht.", published="2025-06-07T10:30+02:00", authors=("Henrike Lüdtke",), tags=("Étoile", "Prime Video", "Absetzung"), level="primary", kind="cancellation", story="cancelled", seen=("Luke Kirby", "Lou de Laâge", "Amy Sherman-Palladino", "Daniel Palladino"),
        text="""Nach nur einer Staffel ist Schluss: Prime Video setzt die Serie *Étoile* ab. Eine zweite Staffel war schon 2023 bestellt worden.
In den acht Folgen tauschen zwei Ballettkompanien aus New York und Paris ihre besten Tänzer aus. Luke Kirby und Lou de Laâge spielen die Hauptrollen.
Erdacht wurde die Serie von Amy Sherman-Palladino und Daniel Palladino."""),
    Truth(id="sipario-fine", outlet="il_sipario", path="/2025/06/etoile-cancellata/", title="Étoile cancellata dopo una stagione", published="2025-06-07T12:00:00+02:00", authors=("Ginevra Paltrinieri",), categories=("Serie TV",), tags=("Étoile", "Prime Video"), level="primary", kind="cancellation", story="cancelled", seen=("Charlotte Gainsbourg",),
        text="""Prime Video ha cancellato *Étoile* dopo una sola stagione, anche se la piattaforma ne aveva ordinate due.
La serie con Charlotte Gainsbourg era disponibile dal 24 aprile. Gli otto episodi restano nel catalogo."""),
    Truth(id="butaca-fin", outlet="butaca_central", path="/series/etoile-cancelada/", title="Prime Video cancela «Étoile» tras una temporada", published="2025-06-07T11:40:00+02:00", authors=("Nerea Ibarrola",), tags=("Étoile", "Prime Video", "cancelaciones"), level="primary", kind="cancellation", story="cancelled", seen=("Luke Kirby", "Charlotte Gainsbourg"),
        text="""*Étoile* no tendrá segunda temporada. Prime Video ha cancelado la serie de ballet protagonizada por Luke Kirby y Charlotte Gainsbourg, aunque la había encargado por partida doble.
Los ocho episodios seguirán en la plataforma."""),
    Truth(id="frame-essay", outlet="frame_by_frame", path="/etoile-and-the-art-of-the-monologue", title="Étoile and the Lost Art of Walking While Talking", dek="What a cancelled ballet show knew about corridors.", published="2025-06-20T09:00:00-04:00", authors=("Calliope Ruiz-Hart",), section="Essays", tags=("Étoile", "Television", "Essays"), level="primary", kind="opinion", seen=("Amy Sherman-Palladino", "Luke Kirby", "Charlotte Gainsbourg"),
        text="""Count the corridors in *Étoile* and you run out of fingers by the third episode. The Prime Video series is gone after one season, and what I miss is neither the dancing nor Paris but the walking.
Amy Sherman-Palladino films talk as others film chases. Luke Kirby sets off at a door, the camera goes before him, and by the time he reaches the stage four people have lost their tempers.
## Standing still
Charlotte Gainsbourg does the reverse. She stops, and the corridor comes to her. Between the two lies the whole comedy of the show.
It will be said that nobody watched it. Somebody did."""),
    Truth(id="reel-petition", outlet="quickreel", path="/etoile-fans-start-petition", title="Étoile Fans Start Petition to Bring It Back", age=timedelta(hours=7), dek="They have sent 400 pairs of old ballet shoes.", authors=("Kit Andrada",), tags=("Étoile", "Fandom"), level="primary", kind="news", seen=("Lou de Laâge", "David Alvarez"),
        text="""Fans of *Étoile* are not taking the cancellation sitting down. A petition to save the Prime Video series has gathered signatures from both of its cities.
Some have sent worn ballet shoes to the streamer's offices, each with the name of a character. Those of Lou de Laâge and David Alvarez lead the count, says the organiser, a baker from Lyon called Maud Terrasson."""),
    Truth(id="frame-april-list", outlet="frame_by_frame", path="/what-to-watch-april-2025", title="Eleven Things to Watch in April", published="2025-04-01T08:00:00-04:00", authors=("Calliope Ruiz-Hart", "Jonas Pell"), section="Lists", tags=("Lists", "Streaming", "Television"), level="mention", kind="list", seen=("Luke Kirby",),
        text="""April is a month of detectives, bakers and one very large shark. Here is what we have put into our diaries.
## Salt Road (April 3)
A smuggling drama on the Norfolk coast, slow in the best sense.
## The Ninth Baker (April 10)
The baking contest is back, with a judge who does not like bread.
## Étoile (April 24)
Luke Kirby runs a ballet company into the ground in this new series on Prime Video. Eight episodes.
## Leviathan Bay (April 29)
The shark. It is not the villain."""),
    Truth(id="ledger-calendar", outlet="binge_ledger", path="/calendars/april-2025", title="The April Premiere Calendar", published="2025-03-28T07:00:00-07:00", authors=("Theo Banerjee",), section="Calendars", tags=("Calendars", "Premieres"), level="mention", kind="list",
        text="""Every premiere of the month in one place. All times are Pacific.
- April 3: Salt Road, new series
- April 10: The Ninth Baker, season six
- April 17: Night Ferry, new series
- April 24: Étoile, new series, Prime Video
- April 29: Leviathan Bay, limited series
We will keep the list up to date."""),
    Truth(id="beacon-cancel-list", outlet="marquee_beacon", path="/2025/06/every-show-cancelled-this-year/", title="Every Show Cancelled So Far This Year", published="2025-06-12T12:00:00+00:00", authors=("Imre Vass",), categories=("TV", "Lists"), tags=("Cancellations", "Lists"), level="mention", kind="list",
        text="""It has been a hard year for second seasons. Here are the shows that will not come back.
- Night Ferry, after one season
- Étoile, the Prime Video ballet series, after one season of a promised two
- Salt Road, after one season
- Parish Council, after four
We are sorry about all of them, and about Parish Council most."""),
    Truth(id="stagelight-books", outlet="stagelight", path="/dance/ballet-on-screen-a-short-history", title="Ballet on screen: a short history", dek="From red shoes to streaming.", published="2025-07-02T09:30:00+01:00", authors=("Crispin Ashby-Nunn",), section="Dance", tags=("ballet", "film", "history"), level="mention", kind="news", seen=("Amy Sherman-Palladino", "Daniel Palladino"),
        text="""The camera has courted ballet for a century and has been refused more often than not. The early films put it in the stalls; it took a generation until it dared to go into the wings.
After the great colour pictures of the forties came the defectors, the injuries and the swans. Television added the school story: Bunheads, by Amy Sherman-Palladino and Daniel Palladino, and lately, from the same hands, *Étoile* on Prime Video.
What all of them share is a door at the back of the stage. Somebody always stands in it and watches."""),
    Truth(id="tribune-plateformes", outlet="tribune_lumiere", path="/culture/plateformes-les-series-du-printemps.html", title="Plateformes : les séries du printemps", dek="Notre sélection pour les soirées pluvieuses.", published="2025-04-22T17:00+02:00", authors=("Armelle Kervadec",), tags=("Séries", "Plateformes"), level="mention", kind="list", seen=("Charlotte Gainsbourg",),
        text="""Le printemps est généreux : pas moins de douze nouveautés en trois semaines. On retiendra d'abord « La Digue », chronique d'un village menacé par la mer.
Sur Prime Video, la série américaine *Étoile*, avec Charlotte Gainsbourg, fait danser Paris et New York à partir du 24 avril.
Enfin, les amateurs de mystères reviendront avec plaisir au manoir de « Blanche-Épine »."""),
)
