"""Other stars: dancers, squares, clubs, guides, hotels and films whose name is étoile too."""
# ruff: noqa: E501
# fmt: off

from datetime import timedelta

from tests.newsroom.truth import Truth

ARTICLES = (
    Truth(id="courrier-danseuse", outlet="courrier_ecrans", path="/scenes/une-nouvelle-danseuse-etoile.html", title="À vingt-trois ans, elle est nommée danseuse étoile", dek="Une ovation de dix minutes a salué la nomination d'Ambre Lestrange.", published="2025-03-15T23:10+01:00", authors=("Bastien Quéméneur",), categories=("Scènes", "Danse"), tags=("Danse", "Danseuse étoile", "Ballet"),
        text="""À l'issue de la représentation, la directrice de la danse est montée sur scène et le public a compris. Ambre Lestrange a été nommée danseuse étoile, le plus haut rang de la compagnie.
La jeune femme, entrée à l'école à huit ans, dansait ce soir-là son premier grand rôle. « Je regardais mes chaussons », a-t-elle raconté.
Elle est la plus jeune étoile de l'Opéra depuis douze ans."""),
    Truth(id="courrier-adieux", outlet="courrier_ecrans", path="/scenes/les-adieux-dun-danseur-etoile.html", title="Les adieux d'un danseur étoile", published="2025-05-18T22:40+02:00", authors=("Bastien Quéméneur",), categories=("Scènes", "Danse"), tags=("Danse", "Opéra"),
        text="""Il avait promis de ne pas pleurer. Le danseur étoile Corentin Valade a fait ses adieux à la scène dimanche, à quarante-deux ans, comme le veut le règlement.
Les confettis dorés sont tombés pendant un quart d'heure. Il enseignera désormais aux élèves de première division."""),
    Truth(id="tribune-place", outlet="tribune_lumiere", path="/actualites/circulation-place-de-l-etoile.html", title="Place de l'Étoile : la circulation coupée tout le week-end", published="2025-04-25T07:05+02:00", authors=("Régis Bompard",), tags=("Circulation", "Paris"),
        text="""Les automobilistes devront faire un détour. La place de l'Étoile sera fermée à la circulation de samedi 6 heures à dimanche 20 heures, en raison de travaux sur la chaussée.
Les lignes de bus qui desservent Charles de Gaulle-Étoile seront déviées. La préfecture conseille le métro."""),
    Truth(id="tribune-foot", outlet="tribune_lumiere", path="/sport/etoile-sportive-maintien.html", title="L'Étoile sportive arrache son maintien à la dernière minute", dek="Un but de la tête à la 93e a suffi.", published="2025-05-11T19:48+02:00", authors=("Kévin Lagarrigue",), tags=("Football", "Étoile sportive"),
        text="""On jouait la troisième minute du temps additionnel quand Moussa Diarra s'est élevé au-dessus de tous. L'Étoile sportive reste en division régionale, et le stade municipal n'avait pas connu pareil bruit depuis dix ans.
L'entraîneur, aphone, a promis un barbecue. Le club reprendra l'entraînement le 15 juillet."""),
    Truth(id="tribune-michelin", outlet="tribune_lumiere", path="/culture/une-premiere-etoile-pour-la-table-du-moulin.html", title="Une première étoile pour la Table du Moulin", published="2025-03-31T18:20+02:00", modified=None, authors=("Armelle Kervadec",), tags=("Gastronomie", "Étoile Michelin"), paywalled=True,
        text="""La cheffe Jeanne Oriot n'a pas dormi de la nuit. Son restaurant de quatorze couverts vient d'obtenir une étoile Michelin, deux ans après son ouverture dans un ancien moulin.
Au menu, du brochet, des herbes de la rive et un dessert au foin. Les réservations sont déjà closes jusqu'en septembre.
Le département compte désormais six tables étoilées."""),
    Truth(id="tribune-hotel", outlet="tribune_lumiere", path="/region/hotel-de-l-etoile-rouvre.html", title="L'hôtel de l'Étoile rouvre ses portes après trois ans de travaux", published="2025-06-02T11:15+02:00", authors=("Régis Bompard",), tags=("Tourisme",),
        text="""Les habitués retrouveront l'escalier et le portier, mais pas la moquette. L'hôtel de l'Étoile, fermé depuis 2022, a rouvert ses quarante chambres face à la gare.
Le propriétaire vise une clientèle d'affaires. Il espère une quatrième étoile l'an prochain."""),
    Truth(id="tribune-cycliste", outlet="tribune_lumiere", path="/sport/etoile-des-collines-victoire.html", title="Étoile des Collines : victoire au sprint du plus jeune", published="2025-02-09T17:32+01:00", authors=("Kévin Lagarrigue",), tags=("Cyclisme",),
        text="""À dix-neuf ans, Ferdinand Crozet a remporté la dernière étape de l'Étoile des Collines, devant un peloton réduit à trente coureurs par le vent.
L'épreuve ouvre traditionnellement la saison dans la région. Le classement général revient au vétéran Paolo Guidi."""),
    Truth(id="courrier-film", outlet="courrier_ecrans", path="/cinema/etoile-1989-un-film-oublie-ressort.html", title="« Étoile », un film oublié de 1989, ressort en salles", dek="Un conte fantastique au pays du Lac des cygnes.", published="2025-09-10T08:00+02:00", authors=("Solène Marchetti",), categories=("Cinéma",), tags=("Cinéma", "Reprise", "Fantastique"),
        text="""Une jeune danseuse américaine, un théâtre hongrois à l'abandon, un cygne noir : le film fantastique italien *Étoile*, tourné à la fin des années 1980, revient sur les écrans dans une copie restaurée.
On y croise une toute jeune Jennifer Connelly. Le scénario n'a pas gagné en clarté avec l'âge, mais les décors restent superbes.
Une séance suivie d'un débat est prévue jeudi."""),
    Truth(id="courrier-theatre", outlet="courrier_ecrans", path="/scenes/le-theatre-de-l-etoile-change-de-mains.html", title="Le théâtre de l'Étoile change de mains", published="2025-01-22T16:00+01:00", authors=("Bastien Quéméneur",), categories=("Scènes",), tags=("Théâtre",),
        text="""Deux comédiens reprennent le théâtre de l'Étoile, salle de trois cents places fermée depuis l'automne. Ils promettent des boulevards le samedi et du contemporain en semaine.
La ville garde les murs. La première affiche sera connue en février."""),
    Truth(id="stagelight-etoile-rank", outlet="stagelight", path="/dance/what-makes-an-etoile", title="What makes an étoile?", dek="The Paris Opera's highest rank, explained.", published="2025-05-01T10:00:00+01:00", authors=("Philippa Drummond-Hay",), section="Dance", tags=("ballet", "Paris", "explainer"),
        text="""In Paris one climbs by examination until the last step. From quadrille to premier danseur there are juries; an étoile is simply named, at the end of a performance, in front of the house.
The title of danseur étoile is kept until the age of forty-two. There are never more than about twenty, and a danseuse étoile may wait ten years for her night.
Other companies say principal, and mean much the same with less theatre."""),
    Truth(id="stagelight-gala", outlet="stagelight", path="/dance/etoiles-gala-london", title="Paris étoiles bring a mixed gala to London", published="2025-09-19T12:00:00+01:00", authors=("Crispin Ashby-Nunn",), section="Dance", tags=("ballet", "gala", "London"),
        text="""Six dancers of the first rank crossed the Channel for three nights of solos and duets, and brought one pianist between them. The Paris Opera Ballet étoile Ambre Lestrange opened with a mazurka and closed with a shrug.
The house was full, the lighting was not. A second gala is planned for spring."""),
    Truth(id="herald-restaurant", outlet="harbor_herald", path="/local/20250418-etoile-bistro.html", title="Downtown Bistro Étoile to Close After 22 Years", published="2025-04-18", authors=("Ruben Castellanos",), tags=("Restaurants", "Downtown"),
        text="""Étoile Restaurant on Pier Street will serve its last onion soup on May 31, owner Paulette Grimaud said Thursday.
The rent is going up by half, and her knees are not getting younger. Regulars lined up at lunch to shake her hand.
A taqueria will take over the lease."""),
    Truth(id="herald-wine", outlet="harbor_herald", path="/arts/20251219-sparkling-wines.html", title="Eight Sparkling Wines for the Holidays", published="2025-12-19", authors=("Dolores Inman",), tags=("Wine", "Holidays"),
        text="""Our panel of five emptied twenty-two glasses so that you can choose among eight. The Domaine Chandon Étoile Brut won over everybody, for its smell of toasted brioche.
The cheapest bottle came second. We will not say who thought it was the dearest."""),
    Truth(id="frame-fashion", outlet="frame_by_frame", path="/festival-wardrobe", title="The Only Festival Wardrobe You Need", published="2025-05-30T10:10:00-04:00", authors=("Odette Wynn",), section="Style", tags=("Fashion", "Festivals"),
        text="""Mud is not a question of if. We asked three stylists what they pack, and all of them said boots.
For the evening there is a quilted jacket from Isabel Marant Étoile that survives both rain and beer. Sunglasses should be cheap, because you will sit on them.
One stylist, Perpetua Knox, brings a cape. She is always right."""),
    Truth(id="reel-redstar", outlet="quickreel", path="/etoile-rouge-fans-sing", title="Étoile Rouge Fans Sing Through the Rain", published=None, age=timedelta(hours=20), authors=("Kit Andrada",), tags=("Football",),
        text="""The match in Belgrade was stopped for forty minutes, and the away end of Étoile Rouge, as French viewers know Red Star Belgrade, sang through all of them.
The clip has been watched a million times. The game ended without a goal."""),
    Truth(id="sipario-etoile-scala", outlet="il_sipario", path="/2025/03/nuova-etoile-intervista/", title="«Essere étoile è un mestiere»: intervista a Ludovica Sanna", published="2025-03-20T09:00:00+01:00", authors=("Tazio Bellomo",), categories=("Danza",), tags=("Danza", "Teatro"),
        text="""Ludovica Sanna è stata nominata étoile dopo dodici anni di compagnia. «È un mestiere come un altro», dice, «solo che fa più male ai piedi».
La sua prossima prova sarà Giselle, in giugno. Poi, forse, una vacanza."""),
    Truth(id="fenster-etoile-koch", outlet="serienfenster", path="/news/kochshow-etoile", title="Kochshow: Wer holt den Stern im „Chez Étoile“?", published="2025-05-05T18:00+02:00", authors=("Jannik Oswald",), tags=("Kochshow", "Show"),
        text="""Sechs Köche, ein Herd, kein Strom: In der neuen Folge der Kochshow müssen die Kandidaten im Lokal „Chez Étoile“ mit Holz kochen.
Das Restaurant am Bodensee gibt es wirklich. Sein Besitzer sitzt in der Jury und ist streng."""),
)
