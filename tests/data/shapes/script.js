window.tide.part0 = [
 {
  "headline": "Harbour reopens after storm",
  "text": "The northern channel reopened on Monday, the harbour office said.",
  "date": "2025-07-01",
  "author": "Anna Bell",
  "url": "https://tide.example/1"
 },
 {
  "headline": "Ferry delayed by fog",
  "text": "A ferry from Port Ellen left an hour late.",
  "date": "2025-07-02",
  "author": "Carl Eve",
  "url": "https://tide.example/2"
 }
];
