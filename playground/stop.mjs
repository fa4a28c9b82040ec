// @ts-check
/** The playground cannot go on: one sentence for the person at the terminal, never a stack trace. */
export class PlaygroundStop extends Error {
	/** @param {string} sentence what happened and what to do */
	constructor(sentence) {
		super(sentence);
		this.name = 'PlaygroundStop';
	}
}
