/** What customers write beside a score, by how content they are. Made up, in plain words, about no real shop. */
export const COMMENTS = {
	unhappy: [
		'I waited far too long for an answer.',
		'My parcel came late and half of it was crumbs.',
		'Nobody got back to me.',
		'The bread was dry and the refund took weeks.',
		'Too many e-mails for one order.',
	],
	middling: [
		'Good bread, but delivery could be faster.',
		'Fine, nothing special.',
		'The shop is nice, the payment page is confusing.',
		'It took two tries to get the right order.',
	],
	happy: [
		'Best rye I have had in years.',
		'Friendly people, quick answers.',
		'Always on time and still warm.',
		'I tell everybody about your croissants.',
		'The whole family looks forward to Saturdays now.',
	],
} as const;
