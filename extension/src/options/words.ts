/** The options page's words, in the two languages of the extension. */
export interface Words {
  readonly title: string;
  readonly server: string;
  readonly serverHint: string;
  readonly token: string;
  readonly tokenHint: string;
  readonly showToken: string;
  readonly save: string;
  readonly checking: string;
  readonly there: string;
  readonly model: string;
  readonly tokenMissing: string;
  readonly tokenWrong: string;
  readonly forbidden: string;
  readonly notThere: string;
  readonly addressWrong: string;
  readonly behaviour: string;
  readonly confirm: string;
  readonly confirmHint: string;
  readonly precise: string;
  readonly preciseHint: string;
}

const ENGLISH: Words = {
  title: 'Backend Rig settings',
  server: 'Server address',
  serverHint: 'Where your Backend Rig server runs, such as http://localhost:3000.',
  token: 'Token',
  tokenHint: 'Only where the server has an AUTH_TOKEN; else leave it empty.',
  showToken: 'Show the token',
  save: 'Save and check',
  checking: 'Asking the server…',
  there: 'Saved. The server is there.',
  model: 'It uses the model',
  tokenMissing: 'Saved. The server is there and wants a token: enter its AUTH_TOKEN.',
  tokenWrong:
    'Saved. The server is there and does not accept this token: compare it with AUTH_TOKEN.',
  forbidden:
    'Saved. The server is there and refuses this extension: see EXTENSION_ORIGINS and ALLOWED_HOSTS in its settings.',
  notThere: 'Saved. No server answers there: start it with ./rig run, or mend the address.',
  addressWrong:
    'That is not the address of a Backend Rig server: it looks like http://localhost:3000.',
  behaviour: 'Behaviour',
  confirm: 'Ask me before every action that changes a page',
  confirmHint: 'The panel shows what is to be done, to what, and with which values.',
  precise: 'Precise mode',
  preciseHint:
    'Clicks and keys that a page cannot tell from yours, through the browser’s debugger. The browser shows a bar while it is used.',
};

const INDONESIAN: Words = {
  title: 'Pengaturan Backend Rig',
  server: 'Alamat server',
  serverHint: 'Tempat server Backend Rig Anda berjalan, misalnya http://localhost:3000.',
  token: 'Token',
  tokenHint: 'Hanya bila server memakai AUTH_TOKEN; selain itu biarkan kosong.',
  showToken: 'Tampilkan token',
  save: 'Simpan dan periksa',
  checking: 'Menghubungi server…',
  there: 'Tersimpan. Server tersedia.',
  model: 'Model yang dipakai:',
  tokenMissing: 'Tersimpan. Server tersedia dan meminta token: isikan AUTH_TOKEN-nya.',
  tokenWrong: 'Tersimpan. Server tersedia tetapi menolak token ini: cocokkan dengan AUTH_TOKEN.',
  forbidden:
    'Tersimpan. Server tersedia tetapi menolak ekstensi ini: lihat EXTENSION_ORIGINS dan ALLOWED_HOSTS di pengaturannya.',
  notThere:
    'Tersimpan. Tidak ada server yang menjawab di sana: jalankan dengan ./rig run, atau perbaiki alamatnya.',
  addressWrong: 'Itu bukan alamat server Backend Rig: bentuknya seperti http://localhost:3000.',
  behaviour: 'Perilaku',
  confirm: 'Tanya saya sebelum setiap tindakan yang mengubah halaman',
  confirmHint: 'Panel menunjukkan apa yang akan dilakukan, pada apa, dan dengan nilai apa.',
  precise: 'Mode presisi',
  preciseHint:
    'Klik dan ketikan yang tidak dapat dibedakan halaman dari milik Anda, lewat debugger peramban. Peramban menampilkan bilah selama dipakai.',
};

/** @param language of the browser, such as `id-ID` */
export function wordsIn(language: string): Words {
  return isIndonesian(language) ? INDONESIAN : ENGLISH;
}

/** `in` is what the language was called before 1989. */
export function isIndonesian(language: string): boolean {
  return /^(id|in)\b/i.test(language);
}
