/** What Buffer is asked about the account that the key belongs to. */
export const ORGANIZATIONS = `query Organizations {
	account {
		organizations {
			id
			name
		}
	}
}`;
