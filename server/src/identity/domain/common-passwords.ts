/**
 * Words that attackers try first. A password is refused when it is one of them, or one of them dressed up with
 * digits, signs, repetition and look-alike letters: `Password123!` and `p@ssw0rd2026!!` are both `password`.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passphrase passcode letmein letmeinnow welcome welcomeback changeme changemenow secret topsecret
  admin administrator root superuser supervisor operator manager guest default temporary temp test testing tester
  user username login logon signin access account computer laptop internet office company business
  qwerty qwertyuiop qwertyuiopasdfgh asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qwertyasdfgh azerty
  iloveyou iloveyousomuch lovelove sunshine princess dragon monkey football baseball basketball liverpool arsenal
  chelsea manchester manchesterunited everton tottenham rangers celtic charlie jordan michael jennifer jessica
  ashley daniel thomas george william harry oliver sophie superman batman spiderman pokemon starwars master
  shadow freedom whatever trustno one nothing hello helloworld hellohello goodmorning summer winter autumn spring
  january february march april june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday london england britain scotland ireland wales unitedkingdom
  police policeforce policestation council districtcouncil countycouncil emergency callcentre contactcentre
  switchboard helpdesk servicedesk telephone mobile samsung android iphone google facebook microsoft windows
  correcthorsebatterystaple abcdef abcdefgh abcdefghijkl abcdefghijklmnop abcabcabc`.split(/\s+/),
);
