"""Small words of seven languages that tell a name from the capital letter of a sentence's start or a headline."""

from __future__ import annotations

_FUNCTION = """
a an the this that these those and or but nor so yet if when while where who whom whose which what why how as at
by for from in into of off on onto out over to up with without within about after before since until till during
through under between against among because although though however meanwhile also then there here now not no yes
it its he she they we you i his her their our your my me him them us is are was were be been being has have had do
does did will would can could may might must shall should just only even still both all any each every some many
more most much other another such than too very like unlike plus via per amid despite once again le la les l' un
une des du de d' au aux et ou mais donc ni car si quand lorsque que qu' qui quoi dont ce cet cette ces son sa ses
leur leurs notre nos votre vos mon ma mes il elle ils elles nous vous je tu se s' en y dans par pour sur sous avec
sans chez entre vers apres avant depuis pendant contre selon comme est sont etait etaient ont avait ne n' pas
moins tres aussi ainsi alors puis enfin voici voila c' lo gli uno una un' dello della dei degli delle dell' al
allo alla ai agli alle all' dal dallo dalla dai dalle nel nello nella nei nelle nell' sul sulla sulle ed o quando
che chi cui come dove mentre con da di tra fra su questo questa questi queste suo sua suoi sue loro e anche non
piu poi ecco dopo prima secondo der die das den dem ein eine einen einem einer eines und oder aber denn wenn als
wie wo wer ob dass weil auch noch schon nur nicht kein keine im am auf aus bei beim mit nach seit von vom vor zu
zum zur uber unter durch fur gegen ohne um hinter neben zwischen er sie es wir ihr ihre sein seine ist sind war
waren wird werden hat haben dann doch nun dieser diese dieses el los las unas unos del u pero sino cuando donde
quien cual como para por sin sobre hasta desde segun tras este esta estos estas ese esa sus nuestro tambien ya muy
mas era fue ha han os uma uns umas dos ao aos na nas num numa pelo pela em com sem sob ate apos quem qual seu seus
suas tambem nao ja muito sao foi het een maar want toen dat deze dit wat waar hoe van voor met naar bij uit op aan
om onder door tegen zonder tot sinds hij zij ze wij hun haar zijn wordt worden heeft hebben ook nog niet geen wel
dan
"""
FUNCTION = frozenset(_FUNCTION.split())
"""Folded: articles, prepositions, conjunctions, pronouns, auxiliaries."""

_ROLES = """
actor actress actors actresses star stars costar co-star costars co-stars creator creators director directors
writer writers producer producers executive showrunner showrunners co-creator co-creators author host filmmaker
boss alum veteran winner nominee breakout lead dancer ballerina choreographer mr mrs ms miss sir dame lord lady dr
prof acteur actrice acteurs actrices comedien comedienne vedette createur creatrice createurs realisateur
realisatrice producteur productrice scenariste m mme mlle monsieur madame attore attrice attori protagonista
creatore creatori regista produttore produttrice sceneggiatore signor schauspieler schauspielerin darsteller
hauptdarsteller schopfer schopferin regisseur regisseurin produzent herr frau actriz creador creadora creadores
productor productora guionista senor senora ator atriz atores criador criadora criadores diretor diretora produtor
produtora roteirista bedenker producent meneer mevrouw starring featuring feat also guest says said told meet with
watch see met avec con mit com
"""
ROLES = frozenset(_ROLES.split())
"""Folded: what stands before a surname without being a given name."""

_COMPANY = """
agency management images pictures media group inc llc ltd gmbh company co corp studio studios entertainment
productions records publishing books law university college school street avenue road island hospital foundation
museum institute center centre theatre theater hall house hotel park prize award awards vacuum
"""
COMPANY = frozenset(_COMPANY.split())
"""Folded: what follows a surname that is a firm's, a place's or a prize's name."""
