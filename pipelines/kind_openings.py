"""The words by which the first sentence of a text says what has happened, where the headline does not; folded."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re

from pipelines.kind_words import STARTS, WHEN

OPENING: dict[str, re.Pattern[str]] = {
    "cancellation": re.compile(
        r"\b(?:has been|have been|was|been|is being|is) (?:cancell?ed|axed|scrapped|dropped)\b|\b(?:has|have) (?:cancell?ed|axed|scrapped)\b|\b(?:will not|won't) (?:return|be back|get a|be renewed|continue)\b|\b(?:there will be|will have) no (?:second|third|fourth|more|further)\b|\bpull(?:s|ed) the plug\b"
        r"|\b(?:a|ont) annule\b|\best annulee\b|\bne (?:reviendra|sera) pas\b|\b(?:ha|e stata) cancellat[ao]\b|\bnon (?:tornera|avra una seconda)\b|\b(?:wird|wurde|hat) [^.\n]{0,40}(?:abgesetzt|eingestellt)\b|\bnicht verlangert\b|\bha cancelado\b|\bno (?:habra|tendra) (?:segunda|tercera|mas)\b|\bfoi cancelada\b"
    ),
    "renewal": re.compile(
        r"\b(?:has|have|was|been) renewed\b|\brenewed (?:the|its|for)\b|\b(?:ordered|order|for|get|getting|given) (?:a )?(?:second|third|fourth|fifth) season\b|\b(?:has|have) (?:ordered|asked for) [^.\n]{0,30}\bmore\b"
        r"|\b(?:a|est) renouvele\w*|\brenouvelee?\b|\bha rinnovato\b|\be stata rinnovata\b|\bverlangert\b|\bha renovado\b|\brenovada\b|\bfoi renovada\b"
    ),
    "casting": re.compile(
        r"\b(?:will|is to|is set to|are set to|set to) (?:star|play|lead|portray|recur|guest[- ]star|headline|co-star)\b|\b(?:has|have) (?:joined|been cast|signed on|signed up|boarded|landed (?:the|a) (?:role|part|lead))\b|\b(?:joins|join|joined|joining) the (?:cast|series|ensemble|company)\b|\btakes? (?:over )?(?:the|a|her|his) (?:role|part)\b|\b(?:is|are) (?:boarding|joining)\b|\bin the (?:role|part) (?:of|for which)\b"
        r"|\breprend[^.\n]{0,30}\ble role\b|\b(?:incarnera|jouera|donnera la replique|rejoint (?:le casting|la distribution|la serie)|a rejoint)\b|\bentra(?:no)? nel cast\b|\b(?:interpretera|vestira i panni)\b|\bstosst [^.\n]{0,30}cast\b|\bubernimmt (?:die|eine) [^.\n]{0,12}rolle\b|\bwird [^.\n]{0,40}\bspielen\b|\bse (?:une|suma|incorpora) al reparto\b|\b(?:interpretara|dara vida a)\b|\bentra para o elenco\b"
    ),
    "trailer": re.compile(
        r"\b(?:released?|unveil(?:s|ed)|dropp?(?:s|ed)|shared|debuted|published|devoile\w*|diffuse|pubblicato|veroffentlicht|estrena|publica|lanca)\b[^.\n]{0,50}\b(?:trailer|teaser|bande-annonce|clip|avance)\b|\b(?:new|first|full|official) (?:trailer|teaser)\b"
    ),
    "premiere date": re.compile(
        r"\b(?:" + STARTS + r"|will (?:premiere|debut|launch|bow|arrive|stream|be released|be shown|open)|(?:begins?|starts?) (?:streaming|airing))\b[^.\n:;]{0,60}\b(?:in|en|im|a|em|on|this|next|ce|au|to|for|le|el|am|ab|il|dal|from|until|op)\b (?:the |early |late |mid-?|den |dem |der )?(?:\d{1,2}(?:er|st|nd|rd|th|\.)? (?:of |de |di )?)?(?:" + WHEN + r")\b"
        r"|\b(?:put|set|has|announced|unveiled|revealed|confirmed) (?:a |an |the |its )?(?:\w+ ){0,2}date\b"
    ),
    "ratings": re.compile(
        r"\d[\d.,]* (?:million|millions de|millionen|milioni di|millones de|milhoes de) (?:viewers|views|households|people|hours|minutes|telespectateurs|spettatori|zuschauer\w*|espectadores)\b|\bnielsen\b|\bmost[- ]watched\b"
    ),
    "awards": re.compile(
        r"\b(?:nominated|nominations?|nominees|nommee?s?|nominiert|nominad[ao]s?|candidat[aoie]|submitted)\b[^.\n]{0,60}\b(?:for|in|at|award|awards|emmys?|globes?|prix|preis|premio|pour|per|fur|para)\b|\b(?:won|wins|took home|gewann|remporte|ha vinto|gano|ganhou)\b[^.\n]{0,50}\b(?:awards?|emmys?|globes?|baftas?|prizes?|prix|premio|preis)\b"
    ),
    "gallery": re.compile(r"\b(?:first|new|exclusive) (?:images|pictures|photos|stills)\b|\bpremieres photos\b|\bprime (?:immagini|foto)\b|\berste bilder\b|\bprimeras (?:imagenes|fotos)\b"),
    "announcement": re.compile(
        r"\b(?:has|have) (?:ordered|greenlit|picked up|commissioned|given)\b|\b(?:been|was) (?:ordered|greenlit|picked up|commissioned)\b|\bseries order\b|\b(?:is|are) (?:developing|in development|in the works)\b|\b(?:filming|production|shooting) (?:has )?(?:begun|started|begins|starts|wrapped|is under way)\b|\bannounced (?:on|that|a)\b"
        r"|\b(?:a|ont) commande\b|\bont commence\b|\btournage\b|\bha (?:ordinato|annunciato|confermato)\b|\briprese\b|\bhat [^.\n]{0,40}(?:bestellt|angekundigt|bestatigt)\b|\bdreharbeiten\b|\bha (?:encargado|anunciado|confirmado)\b|\brodaje\b|\bencomendou\b"
    ),
}  # fmt: skip
"""Kind -> what its news says; the background of another event ("which ended in 2024") stands in later sentences."""
