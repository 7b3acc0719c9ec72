/** A file, or what is pasted somewhere, as it stands. */
export interface GuideSample {
  /** Where it belongs: a file of the site, or a place in a tool. */
  label: string;
  source: string;
}

/** One heading of the guide. Names of code stand between backticks. */
export interface GuideChapter {
  /** Its anchor. */
  id: string;
  title: string;
  text: string[];
  samples: GuideSample[];
  /** What to know afterwards. */
  notes: string[];
}

export interface GuidePart {
  title: string;
  chapters: GuideChapter[];
}

/** What the examples are written for. */
export interface GuidePlace {
  /** Where Touchline runs. */
  host: string;
  publicKey: string;
  /** Slug. */
  touchpoint: string;
}
