// @ts-check
/** A certificate authority that lives as long as one test run, and the certificates it signs. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';

import forge from 'node-forge';

const day = 86_400_000;

/** Its certificate is in `file`, for NODE_EXTRA_CA_CERTS; its key never leaves this process. */
export function certificateAuthority() {
	const authority = newKey();
	const name = [{ name: 'commonName', value: 'Stand-in vendors of one test run' }];
	const own = certificateFor(authority.publicKey, name, name);
	own.setExtensions([
		{ name: 'basicConstraints', cA: true, critical: true },
		{ name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
		{ name: 'subjectKeyIdentifier' },
	]);
	own.sign(authority.privateKey, forge.md.sha256.create());

	const folder = mkdtempSync(join(tmpdir(), 'stand-in-vendors-'));
	const file = join(folder, 'authority.pem');
	writeFileSync(file, forge.pki.certificateToPem(own));

	// One key for all hosts: making a key is the slow part.
	const leaf = newKey();
	/** @type {Map<string, import('node:tls').SecureContext>} */
	const contexts = new Map();

	/** @param {string} host @returns {import('node:tls').SecureContext} */
	function contextFor(host) {
		const made = contexts.get(host);
		if (made) return made;
		const certificate = certificateFor(
			leaf.publicKey,
			[{ name: 'commonName', value: host.slice(0, 64) }],
			name,
		);
		certificate.setExtensions([
			{ name: 'basicConstraints', cA: false },
			{ name: 'extKeyUsage', serverAuth: true },
			{
				name: 'subjectAltName',
				altNames: [isIP(host) ? { type: 7, ip: host } : { type: 2, value: host }],
			},
		]);
		certificate.sign(authority.privateKey, forge.md.sha256.create());
		const context = createSecureContext({
			key: leaf.pem,
			cert: forge.pki.certificateToPem(certificate),
		});
		contexts.set(host, context);
		return context;
	}

	return {
		file,
		contextFor,
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Made by Node.js, which is a hundred times faster at it than JavaScript. */
function newKey() {
	const { privateKey: pem, publicKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
	});
	return {
		pem,
		privateKey: forge.pki.privateKeyFromPem(pem),
		publicKey: forge.pki.publicKeyFromPem(publicKey),
	};
}

/**
 * @param {forge.pki.PublicKey} publicKey
 * @param {forge.pki.CertificateField[]} subject
 * @param {forge.pki.CertificateField[]} issuer
 */
function certificateFor(publicKey, subject, issuer) {
	const certificate = forge.pki.createCertificate();
	certificate.publicKey = publicKey;
	// A serial number is positive, so its first bit is 0.
	certificate.serialNumber = `00${randomBytes(15).toString('hex')}`;
	certificate.validity.notBefore = new Date(Date.now() - day);
	certificate.validity.notAfter = new Date(Date.now() + 7 * day);
	certificate.setSubject(subject);
	certificate.setIssuer(issuer);
	return certificate;
}
