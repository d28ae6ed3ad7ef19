/**
 * The English words of a receipt, read one by one. Source: the BIP-39 list, less every word with an accent, of
 * three letters or within one letter of another, and less what a frightened person should not have to say:
 * violence, body, illness, childhood, guilt, fear, law, insult. Append nothing, remove nothing: a receipt is
 * drawn by position, and old receipts must stay known. The test pins the list by its length and its hash.
 */
export const englishWords: readonly string[] = `
ability able about above absorb abstract access achieve acoustic acquire across action actor actress
actual adapt address adjust advance advice aerobic afford again agree ahead airport aisle album alley
allow almost alpha already also alter always amazing among amount amused analyst anchor ancient angle
animal announce annual another answer antenna antique apart appear apple approve april arch arctic area
around arrange arrive artist artwork aspect asset assist assume athlete atom attend attitude audit
august author auto autumn average avocado awake away awesome axis bacon badge balance balcony ball
bamboo banner barely bargain barrel base basic basket beach bean become before begin behind believe
below benefit best better between beyond bicycle bike bind biology blanket blossom blue board boat bonus
book boost border borrow bounce bracket brain brand brass brave bread breeze brick bridge brief bright
bring broccoli bronze broom brush bubble buddy budget buffalo build bulb bundle business busy buyer buzz
cabbage cabin cactus cake calm camp canal canoe canvas canyon capable capital captain carbon card cargo
carpet carry castle casual catalog category ceiling celery cement census century certain chair chalk
champion change chapter chat check cheese chef chicken chimney choice choose cinnamon circle citizen
city civil clarify clay clean clever click client cliff climb clinic clip clog close cloth cloud cluster
coast coconut code coffee coil collect color column combine comfort comic common company concert conduct
confirm congress connect consider convince copper copy coral corn correct cotton country couple course
craft credit creek crew cricket crisp crop crucial cruise crystal cube culture cupboard curious current
curve cushion custom cycle dance daring dash dawn debate decade december decorate degree deliver depart
depend deposit depth deputy derive describe desert design desk detail develop device devote diagram dial
diamond diary dice diesel differ digital dignity dinner dinosaur direct discover display distance divide
document dolphin domain donate donor double dove dragon draw dream drift drum duck dune dust dynamic
eager eagle early earn earth easily east echo ecology economy edge edit educate effort eight either
elder electric elegant element elephant elevator elite else embark employ enact endless endorse energy
engine enhance enjoy enough enrich enroll ensure enter entire entry envelope episode equal equip essay
essence estate ethics evoke evolve example exchange expand expect explain express extend extra fabric
faculty faith famous fancy farm fashion favorite feature february federal fence festival fetch fiber
fiction field figure file filter final finish fiscal fish flag flavor flight float flock floor flower
foam focus fold forest fork fortune forum forward fossil frame frequent fresh fringe frog front frozen
fruit fuel future gadget galaxy gallery game garage garden garlic garment gather gauge general genius
genre gentle genuine gesture ginger giraffe glad glance glass glide glimpse globe glory glow good goose
govern gown grace grant gravity great green grid grocery guitar hamster happy harbor harvest hedgehog
hello helmet high hill hint history hobby hockey holiday home honey horse hover huge humor hundred icon
idea imitate immense improve include income increase index indicate indoor industry initial input
inspire install intact interest invest invite involve island item ivory jacket jaguar jazz jewel join
journey juice jungle kangaroo keen ketchup kitchen kite kitten kiwi label ladder language laptop large
later latin laugh lava leader leaf lecture legend leisure lemon lend length leopard lesson level liberty
library lift limit link lion live lizard lobster local logic loop lounge lucky luggage lumber lunar
lunch luxury lyrics machine magic magnet mail major manage mango mansion manual maple marble margin
marine market match material matrix maximum maze meadow measure mechanic medal media melody melt memory
mention menu merge merit merry mesh message method middle midnight milk million mimic minimum minute
miracle mirror mixed mixture mobile modify moment monitor month moon more morning motion motor mountain
mouse muffin multiply museum mushroom music mutual mystery myth napkin narrow nation nature near network
neutral never news next noble noise nominee noodle normal north notable note notice novel obtain obvious
occur ocean october offer office often okay olympic once onion online only open opera opinion option
orange orbit orchard ordinary original ostrich other outdoor outer output outside oval owner oxygen
oyster ozone paddle page palace panda panel paper parade park parrot path pattern pause peace peanut
pelican pencil pepper perfect permit piano picnic pigeon pilot pioneer pizza planet plastic plate pledge
plug poem point polar pond popular portion position possible post pottery powder practice praise predict
prefer prepare present price primary priority process produce profit program project promote proof
property prosper proud provide public pudding pumpkin puzzle pyramid quality quantum quarter question
quick quiz quote rabbit raccoon rack radar radio rally ranch random rapid rare raven ready real reason
rebuild recall receive recipe recycle reduce reflect reform region regular relax relief rely remain
remember remind render renew rent reopen repair repeat replace require resemble resource result return
reunion review rhythm ribbon rich ripple ritual river road robot robust rocket rookie rose rotate route
royal rubber runway rural salad salmon salt salute sample sand satisfy sauce scale scan scene scheme
science scout script seat second section seed segment select seminar senior sense series service session
setup seven shallow shell shift shine ship shoe shrimp shuffle side sign silver similar since sing
situate skate sketch skill slogan small smart smile smooth snow soap soccer social soda solid solution
solve someone sort sound source south space speak special spend sphere spirit split sponsor spoon spot
spray spread spring square squirrel stadium staff stage stairs stamp steel step stereo stock stone stool
story strategy student style subway success such sudden suggest suit summer sunny sunset super supply
supreme sure surprise survey sustain switch symbol syrup system talent talk taxi team tell tennis thank
theme then theory thing this thought three thrive ticket tilt timber time tiny tissue title today
together token tomato tomorrow tonight topic tortoise toss total tourist toward tower trade traffic
transfer travel tray trend trophy truck true truly trumpet tuna tunnel turkey turtle twelve twenty twice
twin type typical umbrella undo unfold uniform unique unit universe until unusual update upgrade uphold
upon upper urban useful usual utility valid valve vapor various vault vehicle velvet vendor venture
venue verify version very vessel viable vibrant view village vintage virtual visit visual vivid voice
volcano volume voyage wagon walnut wave weather weekend welcome wheat wheel where width window winter
wire wisdom wonder wool word yellow zebra zero
`
  .trim()
  .split(/\s+/u);
