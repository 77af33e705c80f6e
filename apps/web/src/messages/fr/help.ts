import type { Translation } from '../../i18n/catalogue.ts';
import type english from '../en/help.ts';

export default {
  title: 'Aide',
  lead: 'Le nécessaire pour le travail quotidien, dans l’ordre du travail.',
  contents: 'Sujets',
  'start.title': 'Du client à la demande',
  'start.body':
    'Ajoutez un client, ouvrez un dossier selon un profil, puis envoyez une demande. Le client reçoit un lien vers une liste, y dépose des fichiers et n’a besoin d’aucun compte. Les rappels suivent d’eux-mêmes et cessent quand le client transmet.',
  'records.title': 'Pièces',
  'records.body':
    'Chaque fichier est examiné à son arrivée : sa nature, s’il s’ouvre, s’il contient un mot de passe ou un programme. Une pièce qui ne convient pas est renvoyée avec un motif. Rien n’est effacé : la piste de hachage garde chaque étape.',
  'evaluation.title': 'Évaluation et blocages',
  'evaluation.body':
    'La liste montre à tout moment ce qui bloquerait. Une évaluation dit PASS ou FAIL et compte comme tentative ; elles sont gratuites et illimitées. PASS signifie que les pièces demandées sont là et lisibles, non qu’elles sont vraies.',
  'issue.title': 'Émission',
  'issue.body':
    'Après PASS, un kit est émis pour un crédit : les pièces sont figées, scellées, signées, contrôlées et inscrites au registre. Fermer la page n’arrête rien, et un second clic ne fait pas de second kit.',
  'reviewer.title': 'Ce que fait le réviseur',
  'reviewer.body':
    'Le réviseur ouvre la page de vérification et y dépose le ZIP ; rien ne quitte le navigateur. Le fichier hors ligne fait de même sans réseau. VÉRIFIÉ dit que le kit est tel qu’il a été scellé, par qui et quand, et rien de plus.',
  'credits.title': 'Crédits',
  'credits.body':
    'Un crédit correspond à un kit émis. Il est réservé au début de l’émission, utilisé à la livraison, libéré en cas d’échec. Sans crédits, tout continue sauf l’émission.',
  'team.title': 'Équipe et sécurité',
  'team.body':
    'Donnez le plus petit rôle qui suffit au travail, et limitez aux clients utiles. Exigez un second facteur dans les réglages. Les programmes reçoivent des clés d’API, jamais le mot de passe d’une personne.',
  'mail.title': 'Quand les e-mails n’atteignent personne',
  'mail.body':
    'Sans serveur d’e-mail, les pages affichent chaque lien une fois, pour que vous le transmettiez. L’exploitant du serveur règle SMTP_URL pour y remédier. Un lien ne sert qu’à qui le détient, et prend fin après un temps.',
} as const satisfies Translation<typeof english>;
