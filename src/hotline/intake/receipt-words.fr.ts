/**
 * The French words of a receipt, read one by one. Source: the BIP-39 list, less every word with an accent, of
 * three letters or within one letter of another, and less what a frightened person should not have to say:
 * violence, body, illness, childhood, guilt, fear, law, insult. Append nothing, remove nothing: a receipt is
 * drawn by position, and old receipts must stay known. The test pins the list by its length and its hash.
 */
export const frenchWords: readonly string[] = `
abaisser abeille aborder aboutir abreuver abriter abrupt absolu acajou acarien accepter acclamer
accolade achat acheter aciduler acier acompte acronyme acteur actif actuel adepte adjectif admettre
admirer adopter adorer adoucir adresse adroit adverbe affaire affecter affiche agencer agile agrafer
agrume aider ailier aimable aisance ajouter ajuster alchimie algue aliment alliage allouer allumer
alourdir alpaga altesse amateur ambigu ambre amiral amovible amphibie ampleur amusant analyse anaphore
ancien angle animal annexer annonce annuel anodin antenne apaiser aplanir apologie appareil appeler
apporter appuyer aquarium aqueduc arbitre arbuste ardeur ardoise argent arlequin armoire arpenter
arriver arroser article aspect asphalte assiette associer assurer astre astuce atelier atrium attentif
aubaine auberge audace audible augurer aurore automne autruche avancer avenir averse aviateur avion
aviser avoine avril axial axiome badge bagage baguette balancer balcon balisage banquier barbier baril
baron barque barrage bassin bateau baudrier bavarder belette belote berger berline bermuda besace beurre
bicycle bidule bijou bilan bilingue billard binaire biologie biotype biscuit bison bitume blanchir
blouson bobine boire boiser bolide bondir bonheur bonifier bonus bordure borne botte boucle bougie
boulon bouquin boussole boutique branche brave brebis breuvage bricoler brillant brioche brique brochure
broder bronzer brume buffle buisson bulletin bureau butiner cabine cadre caillou caisson calculer
calepin calmer campagne canal caneton cantine canular capable capsule carbone caribou carotte carreau
carton cascade casier cavalier caverne caviar central cercle cerise chaise chaleur chance chapitre
chaton chausson chemise chenille cheval chien chiffre chignon chiot chocolat choisir chose chouette
chrome cigogne cimenter cintrer circuler cirer cirque citerne citoyen citron civil clairon claquer
classe clavier climat cloche cobalt cocasse cocotier coder coffre coiffer colibri colline colmater
commande compact concert conduire congeler consonne convexe copie corail corniche correct cosmique
costume coton courage couvrir coyote crabe cravate crayon crevette cribler cristal crucial cubique
cueillir cuisine cuivre culminer cultiver cumuler cycle cylindre daigner damier danseur dauphin demeurer
dessiner destrier devancer devenir deviner devoir dialogue diamant dicter digital digne diluer dimanche
diminuer directif diriger divertir domaine domicile donateur donner dorure dossier dotation double doyen
dragon draper dribbler droiture duplexe durable dynastie effectif effigie effort emballer embellir
emmener empereur employer emporter encadrer encoche endroit enduire englober enjamber enjeu enrichir
enrobage enseigne entasser entendre entier entourer enviable envoyer enzyme escalier espadon espoir
esprit essayer essence essieu essorer estime estrade euphorie exact exaucer exceller exemple exercer
exister explorer exprimer exulter fable fabuleux facette facile facture fameux farceur farine faucon
faveur favori ferveur festival feuille feutre ficeler figure filetage filtrer financer finir fiole firme
fixer fleur flexion flocon flore fluctuer fluide fluvial fonderie fongible fontaine forgeron formuler
fortune fossile fourmi fraise franchir freiner friable fromage frontal frotter fruit fusion futur gagner
galaxie galerie gambader garantir gardien garrigue gazelle gazon gentil germe geyser gibier girafe givre
glace glisser globe gloire glorieux golfeur gomme goudron gourmand goutte graduel graffiti graine
grappin gratuit gravir grenat griller grimper grotte groupe grutier guide guimauve guitare gustatif
gymnaste gyrostat halte hameau hangar hanneton haricot harmonie hasard herbe hermine heureux hiberner
hibou hilarant histoire hiver homard hommage honneur honorer horizon horloge housse hublot humain humour
hydromel hymne idylle iguane imiter immense immuable imprimer incolore indexer inductif inexact infini
informer infusion insecte insigne insolite inspirer intuitif inventer inviter ironique ivoire jaguar
janvier jardin jaune jeton jeudi joueur journal jovial joyau joyeux jubiler kayak kimono kiosque label
labourer lactose lagune laine laitier lamelle lampe langage lanterne lapin largeur laurier lavabo lavoir
lecture lessive lettre levier lexique liasse libre licence licorne ligue limite limonade limpide lingot
lionceau liquide lister littoral livreur logique lointain loisir loterie louer loutre loyal lucide lueur
luisant lunaire lundi luxueux machine magasin magenta magique maillon maintien mairie maison majorer
mallette mammouth mandater maniable manteau manuel marathon marbre marchand mardi maritime marqueur
marron mascotte mauve maximal meilleur mener menhir mentor mercredi merle messager mesure meuble miauler
microbe miette mignon migrer milieu million mimique minimal minute miracle miroiter mixte mobile moderne
mondial moniteur monnaie monotone montagne monument moteur motif moufle moulin mousson mouton mouvant
multiple musicien myriade myrtille mythique nageur nappe narrer natation nation nature nautique navire
nectar neige nettoyer neurone niche nickel niveau noble nocturne noisette nomade nombreux nommer
normatif notable notifier notoire nourrir nouveau novateur novembre novice nuage nuancer nutritif
objectif observer obtenir occasion occuper octobre octroyer octupler oculaire offrir oiseau oisillon
olivier omettre onduler onirique opale opaque opinion opportun opter optique orange orbite ordonner
ornement orque osciller osmose outil ouvrage ovation oxyde ozone paisible palace palourde panache panda
pangolin panneau panorama pantalon papaye papier papoter papyrus paradoxe parcelle parfumer parler
parole parsemer partager parure parvenir patience patron pavillon pavoiser paysage peigne peintre
pelouse pendule pensif perdrix persil peuple pharaon phoque photon phrase piano pictural pierre pieuvre
pilote pinceau pipette pirogue piscine pivoter pixel placard plafond planer plaque plastron plateau
pliage plonger pluie plumage pochette poirier poisson poivre polaire pollen polygone pommade pompier
ponctuel poney portique position posture potager poteau poulain pourpre poussin pouvoir prairie pratique
prodige projeter prologue promener propre proverbe prudence pruneau public puceron puiser pulsar puzzle
pyramide quasar question quotient raconter ragondin raisin ralentir rallonge ramasser rapide ratisser
rayonner recevoir recycler refaire refrain rejouer relatif relever relief remarque remise remonter
remplir renard renfort rentrer replier reporter reprise reptile respect rester retenir richesse rideau
rieur rigoler rituel rocheux romance rondin roseau rosier rotatif rotor rouge rouleau routine royaume
ruban rubis ruche ruelle ruisseau rustique rythme sabler sacoche safari sagesse salade salon saluer
samedi sardine saugrenu saumon sauter savant sceptre science score scrutin sculpter seigneur semaine
sembler sensible serein service sigle signal silicium simple sirop sismique situer skier socle soigneux
soleil soluble sommeil somnoler songeur sonnette sonore sortir soudure soulever source souvenir spacieux
spatial spiral stable station stipuler studieux styliste sublime subtil sucre suffixe suiveur superbe
surface syllabe symbole synapse syntaxe tablier tailler talent talisman tambour tamiser tangible tapis
tartine tasse tatami taupe taureau temporel teneur texte tirelire tiroir tissu titane titre toboggan
tomate tonique tonneau toponyme tortue totem tournage train treuil triage tricoter trilogie triomphe
tripler trombone tronc tropical troupeau tuile tulipe tunnel turbine tuyau typique ultrason unanime
unifier union unique unitaire univers urbain usage usine usuel utile utopie vague vaillant vaincre
vaisseau valable valise vallon vanille vapeur varier vaste vecteur vedette vendredi verdure vernir vertu
viaduc victoire vignette vigueur village vinaigre virtuose vision visuel vital vitesse viticole vitrine
vocation voguer voile voiture volaille volcan voltiger volume vortex voyage voyelle wagon yacht zeste
zoologie
`
  .trim()
  .split(/\s+/u);
