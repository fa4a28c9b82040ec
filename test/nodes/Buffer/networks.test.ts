/** What each network is told, and what is asked for before anything is sent. */
import { metadataFor } from '../../../nodes/Buffer/operations/post/networks';

const content = { text: 'Bread', assets: [], timeZone: 'Europe/Berlin', editing: false };
const told = (service: string, settings: object, more = {}) =>
	metadataFor(service, settings, { ...content, ...more });

it('gives Buffer what it always wants', () => {
	expect(told('facebook', {})).toEqual({ facebook: { type: 'post' } });
	expect(told('instagram', {})).toEqual({ instagram: { type: 'post', shouldShareToFeed: true } });
	expect(told('googlebusiness', {})).toEqual({
		google: { type: 'whats_new', detailsWhatsNew: { button: 'none' } },
	});
});

it.each(['twitter', 'linkedin', 'threads', 'bluesky', 'mastodon', 'tiktok', 'startPage'])(
	'tells %s nothing where nothing is set',
	(service) => expect(told(service, {})).toBeUndefined(),
);

it('leaves an edit as it is where nothing is set', () => {
	const services = ['facebook', 'instagram', 'googlebusiness', 'pinterest', 'youtube'];
	for (const service of services) expect(told(service, {}, { editing: true })).toBeUndefined();
	expect(told('pinterest', { pinterest: { title: 'Cake' } }, { editing: true })).toEqual({
		pinterest: { title: 'Cake' },
	});
});

it('begins a thread with the post itself', () => {
	expect(told('twitter', { twitter: { followUps: ['Second', ' ', 'Third'] } })).toEqual({
		twitter: {
			thread: [
				{ text: 'Bread', assets: [] },
				{ text: 'Second', assets: [] },
				{ text: 'Third', assets: [] },
			],
		},
	});
});

it('puts an event on the clock of the settings', () => {
	const dates = { startDate: '2099-12-24T09:00', endDate: '2099-12-24T12:00' };
	const event = { type: 'event', title: 'Open day', button: 'book', ...dates };
	expect(told('googlebusiness', { google: event })).toEqual({
		google: {
			type: 'event',
			title: 'Open day',
			detailsEvent: {
				...{ title: 'Open day', isFullDayEvent: false, button: 'book' },
				...{ startDate: '2099-12-24T08:00:00.000Z', endDate: '2099-12-24T11:00:00.000Z' },
			},
		},
	});
});

it.each([
	['pinterest', {}, /A post on Pinterest needs 'Board ID'/],
	['youtube', {}, /A post on YouTube needs 'Title'/],
	['googlebusiness', { google: { type: 'event' } }, /A post on Google Business needs 'Title'/],
	['googlebusiness', { google: { type: 'offer', title: 'Half' } }, /needs 'Start'/],
	['linkedin', { linkedin: { link: 'example' } }, /'Link' needs addresses that begin with https/],
])('asks for what %s needs', (service, settings, sentence) => {
	expect(() => told(service, settings)).toThrow(sentence);
});
