import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Buffer answers most of what goes wrong with HTTP 200: the code in the body tells it. */
const REFUSALS = {
	UNAUTHENTICATED: 'Buffer does not know this API key',
	UNAUTHORIZED: 'Buffer does not accept this API key',
	FORBIDDEN: 'This API key may not read its own account',
	RATE_LIMIT_EXCEEDED: 'Buffer has had too many requests with this API key; try again later',
	UNEXPECTED: 'Buffer could not look up the account; try again later',
};

/** The API key of a Buffer account. */
export class BufferApi implements ICredentialType {
	name = 'bufferApi';

	displayName = 'Buffer API';

	icon: Icon = { light: 'file:bufferApi.svg', dark: 'file:bufferApi.dark.svg' };

	documentationUrl = 'https://developers.buffer.com/guides/authentication.html';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From the API page in the settings of your Buffer account',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://api.buffer.com',
			url: '/',
			method: 'POST',
			body: { query: 'query Account { account { id } }' },
		},
		rules: Object.entries(REFUSALS).map(([value, message]) => ({
			type: 'responseSuccessBody',
			properties: { key: 'errors[0].extensions.code', value, message },
		})),
	};
}
