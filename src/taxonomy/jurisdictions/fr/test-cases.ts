import { readTestCases } from '../../test-case.ts';

/** Abstract cases without any content; every other element is unknown. The loader refuses a pack that fails one. */
export const testCases = readTestCases(`
T01 hate · manifest · 24 al. 7 · 3 · public post, group designated by origin, call to violence: yes
  yes g.public hate.criterion hate.exhort
  no g.context
T02 hate · doubtful · open · 3 · same post, context not yet assessed
  yes g.public hate.criterion hate.exhort
T03 hate · not_illegal · quotation · 4 · press article quoting and condemning the post
  yes g.public hate.criterion hate.exhort g.context
T04 hate · not_illegal · no rule · 4 · criticism of an idea or belief, no group of persons targeted
  yes g.public
  no hate.criterion hate.exhort hate.attack hate.insult g.context
T05 hate · other:outside.non_public_hate · R625-7 · none · closed group of a few persons, protected group targeted, exhortation
  yes hate.criterion hate.exhort
  no g.public g.context
T06 hate · manifest · 33 al. 3 · 3 · public slur against a protected group, no exhortation
  yes g.public hate.criterion hate.insult
  no hate.exhort g.context
T07 hate · manifest · 24 al. 1 · 1 · public call to attack a named person, no protected ground, address given
  yes g.public hate.attack hate.located g.danger
  no hate.criterion g.context
T08 hate · doubtful · art. 32 · 3 · precise accusation against a protected group
  yes g.public hate.criterion hate.defam
  no hate.exhort hate.insult g.context hate.attack
T09 csam · manifest · 227-23 · 2 · exact match with a verified list, nothing viewed
  yes csam.hash_verified csam.shared g.public
  no csam.text_only
T10 csam · doubtful · open · 2 · near match only, not viewed
  yes csam.hash_near
  no csam.text_only
T11 csam · not_illegal · 227-23 last · 4 · age proven eighteen on the day of recording
  yes csam.adult_proven csam.sexual
  no csam.text_only
T12 csam · not_illegal · no rule · 4 · nature or family picture, not sexual
  yes csam.minor
  no csam.sexual csam.text_only csam.hash_verified
T13 csam · manifest · 227-23 · 2 · generated representation, looks like a minor, sexual
  yes csam.minor csam.sexual csam.fiction
  no csam.text_only
T14 csam · doubtful · image or representation · 2 · written fiction only
  yes csam.text_only csam.age_text csam.sexual
T15 csam · manifest · 227-23 · 1 · signs of an unidentified victim, picture confirmed
  yes csam.minor csam.sexual csam.new_victim
  no csam.text_only
T16 csam · doubtful · open · 2 · title suggests a minor, nobody has viewed yet
  yes csam.age_text csam.shared
  no csam.text_only
T17 grooming · manifest · 227-22-1 · 2 · adult writes sexual proposals to a profile stating thirteen
  yes groom.ecom groom.adult groom.minor groom.u15 groom.proposal
  no groom.incite
T18 grooming · manifest · 227-22-2 · 2 · adult incites a sixteen-year-old to an act, no effect
  yes groom.ecom groom.adult groom.minor groom.incite
  no groom.u15
T19 grooming · not_illegal · no rule · 4 · same facts dated 2019
  yes groom.ecom groom.adult groom.minor groom.incite
  no groom.u15
  on 2019-05-01
T20 grooming · doubtful · open · 1 · author's age unknown, under fifteen, proposals, meeting tomorrow
  yes groom.ecom groom.minor groom.u15 groom.proposal groom.meeting_soon
  no groom.incite
T21 grooming · not_illegal · no rule · 4 · two minors of the same age
  yes groom.ecom groom.minor groom.u15 groom.proposal
  no groom.adult
T22 sextortion · manifest · 227-23-1 · 2 · minor, adult asks for images, no threat
  yes sext.minor sext.adult_author sext.solicit
  no sext.threat
T23 sextortion · manifest · 312-10 · 1 · minor victim, author's age unknown, threat and money demanded, deadline tonight
  yes sext.minor sext.threat sext.demand sext.online sext.sexual_img sext.deadline
  no sext.solicit
T24 sextortion · other:outside.adult_blackmail · adult · none · adult victim
  yes sext.threat sext.demand
  no sext.minor
T25 corruption · manifest · 227-22 · 2 · obscene messages addressed to a minor to involve them
  yes corr.minor corr.obscene corr.intent
T26 corruption · other:porn_access · 227-24 · none · minor saw open adult page, nobody addressed them
  yes corr.minor corr.obscene
  no corr.intent corr.meeting
T27 minor_prost · manifest · 225-7 · 2 · ad with age seventeen, third party handles bookings
  yes mpro.offer mpro.minor mpro.third mpro.network
T28 minor_prost · doubtful · police first · 1 · ad, age seventeen, author unknown, address tonight
  yes mpro.offer mpro.minor mpro.locate
  no mpro.client mpro.traffick
T29 minor_prost · doubtful · open · 2 · ad, age unknown, third party
  yes mpro.offer mpro.third
  no mpro.client mpro.traffick
T30 minor_prost · other:pimping · adult · none · ad by an adult, third party
  yes mpro.offer mpro.third
  no mpro.minor
T31 porn_access · manifest · 227-24 · 4 · adult site, mere declaration of age, today
  yes porn.sexual porn.gate_selfdecl porn.editor
  no porn.gate_effective
T32 porn_access · doubtful · before the 2020 · 4 · same page observed in 2019
  yes porn.sexual porn.gate_selfdecl
  no porn.gate_effective porn.minor_can_see porn.torture porn.games porn.violent
  on 2019-06-01
T33 porn_access · not_illegal · 227-24 · 4 · effective age check before any content
  yes porn.sexual porn.gate_effective
T34 porn_access · doubtful · gravity · 4 · violent clip open to all, no news context
  yes porn.violent porn.minor_can_see
  no porn.sexual porn.torture porn.games g.context porn.gate_effective
T35 crime_hum · manifest · 24 bis al. 1 · 3 · post denying a crime judged under the Nuremberg statute
  yes g.public ch.crime ch.deny_nuremberg
  no g.context ch.apology
T36 crime_hum · doubtful · open · 3 · outrageous minimisation of another genocide, no conviction known
  yes g.public ch.crime ch.deny_other
  no g.context ch.apology ch.deny_nuremberg
T37 crime_hum · not_illegal · history · 4 · museum page about the same crime
  yes g.public ch.crime g.context
  no ch.apology
T38 terror · manifest · 421-2-5 · 2 · public praise of an attack
  yes g.public ter.act ter.apology ter.online
  no g.context ter.provoke
T39 terror · manifest · 421-2-5 · 1 · private channel, direct call to commit an attack, date and place
  yes ter.act ter.provoke ter.threat g.danger
  no g.public g.context
T40 terror · not_illegal · journalism · 4 · news report on the attack
  yes g.public ter.act g.context
  no ter.apology ter.provoke
T41 terror · doubtful · branding · 2 · logo only, nothing else known
  yes g.public ter.org
  no g.context
T42 explosives · manifest · 322-6-1 · 2 · usable process on an open page
  yes exp.process exp.usable exp.public_net
  no exp.pro_only
T43 explosives · not_illegal · no rule · 4 · history page naming a substance, no usable process
  yes exp.public_net
  no exp.process exp.usable exp.pro_only
T44 suicide · not_illegal · no rule · 1 · person announces suicide, no promotion
  yes sui.at_risk g.danger
  no sui.method sui.provoke sui.game sui.prevention
T45 suicide · manifest · 223-14 · 2 · page advertising a product as a means of suicide
  yes sui.method g.public
  no sui.prevention
T46 suicide · doubtful · 223-13 · 3 · message pushing a person to suicide, effect unknown
  yes sui.provoke har.online
  no sui.method sui.game sui.prevention
T47 suicide · not_illegal · prevention · 4 · support forum with testimonies
  yes sui.prevention g.public
T48 pimping · manifest · 225-5 · 3 · agency page selling escorts' services and taking a share
  yes pimp.prost pimp.third pimp.profit pimp.network
  no pimp.minor pimp.self_ad
T49 pimping · not_illegal · no offence · 4 · independent adult's own ad
  yes pimp.prost pimp.self_ad
  no pimp.third pimp.minor pimp.recruit pimp.coercion pimp.intermediary
T50 sex_harass · manifest · 222-33 I · 3 · raid: several authors, sexist insults on one person
  yes har.target har.sexual har.raid har.hostile har.online
  no har.repeat
T51 sex_harass · doubtful · single act · 3 · single sexist comment
  yes har.target har.sexual
  no har.repeat har.raid har.pressure har.health har.assault_rec har.dox
T52 sex_harass · manifest · 223-1-1 · 3 · home address published to send people after the person
  yes har.target har.dox har.online
  no har.sexual har.repeat har.raid har.pressure
T53 sex_harass · not_illegal · isolated · 4 · isolated negative review
  yes har.target har.dispute
  no har.sexual har.repeat har.raid har.pressure har.dox har.assault_rec har.health
T54 ncii · manifest · 226-2-1 · 2 · sexual image posted after a break-up, victim states no consent
  yes nc.person nc.sexual nc.no_consent nc.disclosed nc.online nc.mandate
  no nc.minor nc.montage
T55 ncii · manifest · 226-8-1 · 2 · sexual deepfake labelled as fake, victim states no consent
  yes nc.person nc.sexual nc.montage nc.no_consent nc.disclosed nc.obvious nc.online
  no nc.minor
T56 ncii · manifest · 226-8 · 2 · same deepfake published in 2023 without label
  yes nc.person nc.sexual nc.montage nc.no_consent nc.disclosed
  no nc.minor nc.obvious
  on 2023-06-01
T57 ncii · not_illegal · no rule · 4 · same deepfake published in 2023 with a label
  yes nc.person nc.sexual nc.montage nc.no_consent nc.disclosed nc.obvious
  no nc.minor
  on 2023-06-01
T58 ncii · doubtful · consent · 3 · sexual image, consent unknown, reported by a third person
  yes nc.person nc.sexual nc.disclosed
  no nc.minor nc.montage
T59 ncii · other:csam · 227-23 · none · the person was fifteen on the picture
  yes nc.person nc.sexual nc.disclosed nc.minor
T60 ncii · not_illegal · labelled · 4 · non-sexual satirical montage, clearly labelled
  yes nc.person nc.montage nc.obvious nc.disclosed
  no nc.sexual nc.minor
T61 sextortion · doubtful · open · 2 · age of the victim unknown, threat and demand
  yes sext.threat sext.demand sext.online
T62 sextortion · not_illegal · no rule · 4 · minor, insistence without threat, request or demand
  yes sext.minor
  no sext.solicit sext.threat sext.demand
T63 corruption · doubtful · open · 3 · obscene messages to a minor, intention unclear
  yes corr.minor corr.obscene
  no corr.meeting
T64 minor_prost · not_illegal · no rule · 4 · ad for non-sexual paid work of a minor
  yes mpro.minor
  no mpro.offer mpro.client mpro.traffick mpro.third
T65 explosives · doubtful · open · 1 · process announced, usability not assessed, target named
  yes exp.process exp.plan
  no exp.pro_only
T66 explosives · not_illegal · exception · 4 · training material reserved to licensed professionals
  yes exp.process exp.usable exp.pro_only
T67 pimping · doubtful · profit unknown · 3 · third party posts the ads, profit unknown
  yes pimp.prost pimp.third
  no pimp.minor pimp.recruit pimp.coercion pimp.intermediary pimp.self_ad
T68 pimping · other:minor_prost · 225-7 · none · age seventeen written in the ad
  yes pimp.prost pimp.third pimp.minor
T69 terror · other:explosives · no terrorist link · none · instructions without any terrorist link
  yes ter.instruct g.public
  no ter.act g.context
T70 terror · manifest · loi 1881 · 2 · public praise of an attack, post of 2013
  yes g.public ter.act ter.apology
  no g.context ter.provoke ter.recruit ter.instruct
  on 2013-05-01
T71 crime_hum · doubtful · R645-1 · 3 · insignia displayed outside any historical use
  yes g.public ch.insignia
  no g.context ch.crime ch.deny_nuremberg ch.deny_other
T72 porn_access · doubtful · open · 4 · page of an adult site not yet opened, gate unknown
  yes porn.sexual porn.editor
T73 sex_harass · manifest · 222-33 II · 3 · one grave pressure to obtain a sexual act
  yes har.target har.pressure har.online
T74 sex_harass · manifest · 222-33-2-2 · 1 · pupils of one school, repeated insults, degraded health, talk of suicide
  yes har.target har.repeat har.health har.school har.online har.minor har.suicide_risk
  no har.sexual
`);
