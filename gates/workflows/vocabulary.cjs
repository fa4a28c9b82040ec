// @ts-check
/** Words and lists that the rules for workflows look things up in. */

/** What n8n 3.0 no longer has, as its own list of breaking changes names them. */
const REMOVED_TYPES = [
	'aiTransform cron function functionItem htmlExtract iCal interval itemLists moveBinaryData openAi orbit readBinaryFile readBinaryFiles readPDF workflowTrigger writeBinaryFile'
		.split(' ')
		.map((name) => `n8n-nodes-base.${name}`),
	'documentBinaryInputLoader documentGithubLoader documentJsonInputLoader lmOpenAi manualChatTrigger memoryChatRetriever memoryMotorhead memoryZep openAiAssistant toolHttpRequest toolSerpApi vectorStoreInMemoryInsert vectorStoreInMemoryLoad vectorStorePineconeInsert vectorStorePineconeLoad vectorStoreSupabaseInsert vectorStoreSupabaseLoad vectorStoreZep vectorStoreZepInsert vectorStoreZepLoad'
		.split(' ')
		.map((name) => `@n8n/n8n-nodes-langchain.${name}`),
].flat();

/** How a node's name begins: it says what the node does. */
const VERBS = new Set(
	`Add Answer Apply Ask Assign Book Bring Build Call Cancel Change Check Choose Clean Clear Close Collect Combine Compare
	Confirm Continue Convert Copy Count Create Cut Decide Delete Describe Draw Drop E-mail Enter Explain Fetch Fill Filter
	Find Finish Follow Forget Form Gather Get Give Go Group Hand Hold Import Join Keep Label Leave List Load Look Loop Make
	Map Mark Match Measure Merge Move Name Note Notify Open Order Pace Pass Pick Pick Place Plan Prepare Put Quote Read
	Receive Record Release Remember Remove Repeat Report Reserve Respond Return Run Save Say Schedule Score Search Segment Send Separate
	Set Shape Share Show Skip Sort Split Start Stop Store Suggest Summarize Switch Tag Take Tell Thank Tidy Try Turn Update Upload Use Verify
	Wait Warn Watch Work Write`.split(/\s+/),
);

/** Who does what: two of one line never stand enabled on one canvas. By node type and by host. */
const ROLES = {
	'e-mail': {
		emailSend: ['n8n-nodes-base.emailSend'],
		gmail: ['n8n-nodes-base.gmail'],
		brevo: ['n8n-nodes-base.sendInBlue', 'api.brevo.com'],
		sendGrid: ['n8n-nodes-base.sendGrid', 'api.sendgrid.com'],
		mailchimp: ['n8n-nodes-base.mailchimp', 'api.mailchimp.com'],
		mailjet: ['n8n-nodes-base.mailjet'],
		mailgun: ['n8n-nodes-base.mailgun'],
	},
	CRM: {
		hubspot: ['n8n-nodes-base.hubspot', 'api.hubapi.com'],
		pipedrive: ['n8n-nodes-base.pipedrive', 'pipedrive.com'],
		salesforce: ['n8n-nodes-base.salesforce'],
	},
	shop: {
		shopify: ['n8n-nodes-base.shopify', 'myshopify.com'],
		wooCommerce: ['n8n-nodes-base.wooCommerce'],
	},
	helpdesk: {
		zendesk: ['n8n-nodes-base.zendesk', 'zendesk.com'],
		intercom: ['n8n-nodes-base.intercom', 'api.intercom.io'],
		freshdesk: ['n8n-nodes-base.freshdesk'],
	},
	survey: {
		typeform: ['n8n-nodes-base.typeformTrigger', 'api.typeform.com'],
		surveyMonkey: ['n8n-nodes-base.surveyMonkeyTrigger'],
	},
	chat: {
		slack: ['n8n-nodes-base.slack', 'slack.com'],
		teams: ['n8n-nodes-base.microsoftTeams'],
		telegram: ['n8n-nodes-base.telegram'],
		discord: ['n8n-nodes-base.discord'],
	},
	'social scheduler': {
		buffer: ['n8n-nodes-loyalty.buffer', 'api.buffer.com'],
		postiz: ['api.postiz.com'],
		publer: ['app.publer.com'],
		mixpost: ['mixpost'],
		ayrshare: ['api.ayrshare.com'],
	},
};

/** Node types that write to people whatever their operation, and addresses that do. */
const MESSAGE_TYPES = new Set(
	'emailSend gmail sendGrid sendInBlue mailgun mailjet mandrill microsoftOutlook slack telegram twilio whatsApp discord mattermost microsoftTeams messageBird vonage pushover line'
		.split(' ')
		.map((name) => `n8n-nodes-base.${name}`)
		.concat('n8n-nodes-loyalty.buffer'),
);
/** What such nodes do without writing to anybody. */
const READING = /^(get|getAll|getMany|search|list)$/;
const MESSAGE_ADDRESS =
	/(smtp\/email|mail\/send|chat\.postMessage|\/messages?\b|\/posts?\b|\/schedule\b)[^/]*$/;

/** What a reference to a sub-workflow holds until the owner chooses one. */
const NOT_CHOSEN = ['', 'not-chosen-yet'];

/** Keys that are worth money, and people who exist. */
const SECRETS = {
	'a key':
		/\b(sk|rk|pk)_(live|test)_\w{8,}|\bxkeysib-\w+|\bxox[abp]-\w+|\bSG\.[\w-]{16,}|\bAKIA\w{16}\b/,
	'a token': /\beyJ[\w-]{10,}\.[\w-]{10,}\.|\bBearer [\w.-]{16,}|\bpat-\w{2,3}\d?-[\w-]{20,}/,
	'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
	'an e-mail address of somebody':
		/[\w.+-]+@(?!([\w-]+\.)*example(\.(com|org|net))?\b)[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/i,
};

module.exports = {
	MESSAGE_ADDRESS,
	MESSAGE_TYPES,
	NOT_CHOSEN,
	READING,
	REMOVED_TYPES,
	ROLES,
	SECRETS,
	VERBS,
};
