"""Small words of seven languages that tell a name from the capital letter of a sentence's start or a headline."""

from __future__ import annotations

FUNCTION = frozenset(
    # English
    "a an the this that these those and or but nor so yet if when while where who whom whose which what why how as at by "
    "for from in into of off on onto out over to up with without within about after before since until till during "
    "through under between against among because although though however meanwhile also then there here now not no yes "
    "it its he she they we you i his her their our your my me him them us is are was were be been being has have had do "
    "does did will would can could may might must shall should just only even still both all any each every some many "
    "more most much other another such than too very like unlike plus via per amid despite once again "
    # French
    "le la les l' un une des du de d' au aux et ou mais donc or ni car si quand lorsque que qu' qui quoi dont ou ce cet "
    "cette ces son sa ses leur leurs notre nos votre vos mon ma mes il elle ils elles on nous vous je tu se s' en y dans "
    "par pour sur sous avec sans chez entre vers apres avant depuis pendant contre selon comme est sont etait etaient a "
    "ont avait ne n' pas plus moins tres aussi ainsi alors puis enfin voici voila c' "
    # Italian
    "il lo gli i uno una un' dello della dei degli delle dell' al allo alla ai agli alle all' dal dallo dalla dai dalle "
    "nel nello nella nei nelle nell' sul sulla sulle ed o ma se quando che chi cui come dove mentre per con da di tra fra "
    "su questo questa questi queste suo sua suoi sue loro e anche non piu poi qui ecco dopo prima secondo "
    # German
    "der die das den dem des ein eine einen einem einer eines und oder aber denn wenn als wie wo wer was ob dass weil "
    "auch noch schon nur nicht kein keine im in am an auf aus bei beim mit nach seit von vom vor zu zum zur uber unter "
    "durch fur gegen ohne um hinter neben zwischen er sie es wir ihr ihre sein seine ist sind war waren wird werden hat "
    "haben dann doch nun so dieser diese dieses "
    # Spanish, Portuguese
    "el los las uno unas unos del al y e o u pero sino si cuando donde quien cual como para por con sin sobre entre hasta "
    "desde segun tras este esta estos estas ese esa su sus nuestro tambien no ya muy mas es son era fue ha han lo "
    "os as um uma uns umas do da dos das ao aos no na nos nas num numa pelo pela em com sem sob ate apos mas quem qual "
    "seu sua seus suas tambem nao ja muito sao foi "
    # Dutch
    "de het een en of maar want als toen die dat deze dit wie wat waar hoe van voor met naar bij uit op aan om over onder "
    "door tegen zonder tot sinds na hij zij ze wij we hun haar zijn is was waren wordt worden heeft hebben ook nog niet "
    "geen wel dan".split()
)
"""Folded: articles, prepositions, conjunctions, pronouns, auxiliaries."""

ROLES = frozenset(
    "actor actress actors actresses star stars costar co-star costars co-stars creator creators director directors writer "
    "writers producer producers executive showrunner showrunners co-creator co-creators author host filmmaker boss alum "
    "veteran winner nominee breakout lead dancer ballerina choreographer mr mrs ms miss sir dame lord lady dr prof "
    "acteur actrice acteurs actrices comedien comedienne vedette createur creatrice createurs realisateur realisatrice "
    "producteur productrice scenariste m mme mlle monsieur madame "
    "attore attrice attori protagonista creatore creatrice creatori regista produttore produttrice sceneggiatore signor "
    "schauspieler schauspielerin darsteller hauptdarsteller schopfer schopferin regisseur regisseurin produzent herr frau "
    "actriz protagonista creador creadora creadores productor productora guionista senor senora "
    "ator atriz atores criador criadora criadores diretor diretora produtor produtora roteirista "
    "acteur actrice bedenker regisseur producent meneer mevrouw "
    "starring featuring feat also guest says said told meet with watch see met avec con mit com".split()
)
"""Folded: what stands before a surname without being a given name."""

COMPANY = frozenset(
    "agency management images pictures media group inc llc ltd gmbh company co corp studio studios entertainment "
    "productions records publishing books law university college school street avenue road island hospital foundation "
    "museum institute center centre theatre theater hall house hotel park prize award awards vacuum".split()
)
"""Folded: what follows a surname that is a firm's, a place's or a prize's name."""
