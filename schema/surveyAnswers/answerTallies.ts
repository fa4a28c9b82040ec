/** What was met while the answers were read: counts for the output, and for what the owner should know. */
export type AnswerTallies = {
	items: number;
	/** Own answers with a score, and invitations without one. */
	answered: number;
	unanswered: number;
	/** Of the invitations without a score, those without a date. */
	undatedInvitations: number;
	refused: number;
	/** Answers of other surveys in the same list, by survey. */
	otherSurveys: Map<string, number>;
	/** Answers of each kind, and those left out because the other kind was chosen. */
	relational: number;
	transactional: number;
	otherKind: number;
	/** Rows that name no wave in a list that has them. */
	withoutWave: number;
	/** Texts that were read by the number that they begin with. */
	labelled: number;
	labelledExample: string;
	mergedSpellings: number;
	/** Lowest and highest score. */
	least: number;
	most: number;
};

export function answerTallies(items: number): AnswerTallies {
	return {
		items,
		answered: 0,
		unanswered: 0,
		undatedInvitations: 0,
		refused: 0,
		otherSurveys: new Map(),
		relational: 0,
		transactional: 0,
		otherKind: 0,
		withoutWave: 0,
		labelled: 0,
		labelledExample: '',
		mergedSpellings: 0,
		least: Infinity,
		most: -Infinity,
	};
}
