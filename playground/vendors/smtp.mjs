// @ts-check
/** A real SMTP server in this process: keeps every mail it accepted, refuses whom a test says. */
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * @typedef {{ code: number, message?: string }} Refusal 4xx: try later; 5xx: never
 * @typedef {object} Treatment of one recipient
 * @property {Refusal} [atRecipient] refused as soon as it is named
 * @property {Refusal} [afterData] refused when the whole mail is there
 * @property {'accepted' | 'lost' | 'cutOff'} [hang] never answers after the mail, which it kept or lost;
 *   `cutOff`: kept it, and hangs up
 * @property {number} [times] how many mails meet it; all when left out
 *
 * @typedef {object} Mail
 * @property {number} time
 * @property {string} from of the envelope
 * @property {string[]} to of the envelope
 * @property {import('mailparser').ParsedMail} parsed
 *
 * @typedef {Awaited<ReturnType<typeof startSmtp>>} Smtp
 */

/** @param {{ user?: string, pass?: string }} [login] asked for when given */
export async function startSmtp({ user, pass } = {}) {
	/** @type {Mail[]} */
	const mails = [];
	/** @type {Map<string, Treatment & { left: number }>} */
	const treatments = new Map();

	const server = new SMTPServer({
		authOptional: user === undefined,
		allowInsecureAuth: true,
		disabledCommands: user === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
		logger: false,
		closeTimeout: 500,
		onAuth(auth, _session, done) {
			if (auth.username === user && auth.password === pass) return done(null, { user });
			return done(refusal({ code: 535, message: 'Login refused' }));
		},
		onRcptTo({ address }, _session, done) {
			const treatment = treatmentOf(address);
			if (!treatment?.atRecipient) return done();
			treatment.left -= 1;
			return done(refusal(treatment.atRecipient));
		},
		onData(stream, session, done) {
			const to = session.envelope.rcptTo.map(({ address }) => address);
			const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
			simpleParser(stream).then(
				(parsed) => {
					const mail = { time: Date.now(), from, to, parsed };
					const treatment = to.map(treatmentOf).find((one) => one && (one.afterData || one.hang));
					if (!treatment) {
						mails.push(mail);
						return done();
					}
					treatment.left -= 1;
					if (treatment.afterData) return done(refusal(treatment.afterData));
					if (treatment.hang !== 'lost') mails.push(mail);
					if (treatment.hang === 'cutOff') cutOff(session);
				},
				(error) => done(error),
			);
		},
	});
	server.on('error', () => undefined);

	/** @param {import('smtp-server').SMTPServerSession} session */
	function cutOff({ id }) {
		for (const connection of server.connections) {
			const { session: own, _socket: socket } = /** @type {any} */ (connection);
			if (own.id === id) socket.destroy();
		}
	}

	/** @param {string} address */
	function treatmentOf(address) {
		const found = treatments.get(address.toLowerCase());
		return found && found.left > 0 ? found : undefined;
	}

	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.server.address());

	return {
		port,
		/** Every mail that was accepted, oldest first. */
		mails,

		/** @param {string} address @returns {Mail[]} */
		to: (address) => mails.filter((mail) => mail.to.includes(address)),

		/** @param {string} address @param {Treatment} treatment */
		treat(address, treatment) {
			treatments.set(address.toLowerCase(), { ...treatment, left: treatment.times ?? Infinity });
		},

		/** Forgets mails and treatments, between two tests. */
		forget() {
			mails.length = 0;
			treatments.clear();
		},

		/** What an n8n credential of type `smtp` for this server holds. */
		credential: () => ({
			host: '127.0.0.1',
			port,
			secure: false,
			disableStartTls: true,
			user: user ?? '',
			password: pass ?? '',
		}),

		async end() {
			await new Promise((resolve) => server.close(() => resolve(undefined)));
		},
	};
}

/** @param {Refusal} refused */
function refusal({ code, message = code < 500 ? 'Try again later' : 'Mailbox unavailable' }) {
	return Object.assign(new Error(message), { responseCode: code });
}
