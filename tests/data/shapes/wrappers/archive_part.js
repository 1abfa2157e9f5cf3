window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1"
     ]
    }
   },
   "retweeted": false,
   "source": "<a href='x'>App</a>",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "10"
   ],
   "favorite_count": "1",
   "id_str": "10",
   "id": "10",
   "created_at": "Tue Jul 01 08:00:00 +0000 2025",
   "full_text": "The northern channel reopened on Monday after four days, the harbour office in Port Ellen said. Boats left at noon.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1"
     ]
    }
   },
   "retweeted": false,
   "source": "<a href='x'>App</a>",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "10"
   ],
   "favorite_count": "1",
   "id_str": "11",
   "id": "11",
   "created_at": "Tue Jul 02 08:00:00 +0000 2025",
   "full_text": "A ferry from Port Ellen left an hour late on Tuesday because the fog would not lift. Passengers were given tea, and the captain apologised twice over the loudspeaker.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1"
     ]
    }
   },
   "retweeted": false,
   "source": "<a href='x'>App</a>",
   "entities": {
    "hashtags": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "10"
   ],
   "favorite_count": "1",
   "id_str": "12",
   "id": "12",
   "created_at": "Tue Jul 03 08:00:00 +0000 2025",
   "full_text": "Councillors voted nine to four for a new pier on the east side of the bay. Work should begin in autumn, if the money from the county arrives by then.",
   "lang": "en"
  }
 }
]