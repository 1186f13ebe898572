// Of the goods on the sample receipt, as a catalogue has them.
export const sampleNames = {
  'zh-Hant': '凍檸茶',
  'zh-Hans': '冻柠茶',
  en: 'Iced lemon tea',
  pt: 'Chá de limão gelado',
};
