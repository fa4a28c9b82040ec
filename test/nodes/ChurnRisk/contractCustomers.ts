import { logistic } from '../../../core/numeric/logistic';
import { randomStream } from '../../../core/numeric/random';

/** Made-up customers with contracts, who leave the more likely the shorter they are here and the less they are bound. */
export function contractCustomers(count: number, seed = 1): Array<Record<string, unknown>> {
	return Array.from({ length: count }, (_, number) => {
		const random = randomStream(seed, number);
		const contract = ['Monthly', 'One year', 'Two year'][Math.floor(random() * 3)];
		const tenure = Math.floor(random() * 72);
		const charges = Math.round(20 + random() * 80);
		const bound = { Monthly: 1.2, 'One year': 0, 'Two year': -1.5 }[contract]!;
		const logit = -0.6 + bound - 0.04 * (tenure - 36) + 0.015 * (charges - 60);
		const churned = random() < logistic(logit);
		return {
			...{ customer_id: `C-${1000 + number}`, contract, tenure, charges },
			calls: random() < 0.1 ? '' : Math.floor(random() * 5),
			since: `20${String(10 + Math.floor(random() * 15))}-03-0${1 + Math.floor(random() * 9)}`,
			cancellation_reason: churned ? 'price' : '',
			churned: churned ? 'Yes' : 'No',
		};
	});
}
