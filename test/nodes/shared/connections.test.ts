import { NodeHelpers, Workflow, type INodeParameters } from 'n8n-workflow';

import { nodeTypes } from '../../workflows/engine.cjs';

/** What the canvas would show for a node with these settings, by n8n's own evaluation. */
function connectionsOf(type: string, parameters: INodeParameters) {
	const node = {
		id: '1',
		name: 'Node',
		type: `n8n-nodes-loyalty.${type}`,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypes as never,
	});
	const known = workflow.getNode('Node')!;
	const { description } = nodeTypes.getByNameAndVersion(node.type, 1);
	const named = (all: ReadonlyArray<string | { displayName?: string }>) =>
		all.map((one) => (typeof one === 'string' ? one : one.displayName));
	return {
		inputs: named(NodeHelpers.getNodeInputs(workflow, known, description)),
		outputs: named(NodeHelpers.getNodeOutputs(workflow, known, description)),
	};
}

test('one input and one output, unless the operation has more', () => {
	expect(connectionsOf('customerSegments', { operation: 'rfmSegments' })).toEqual({
		inputs: ['main'],
		outputs: ['main'],
	});
	expect(connectionsOf('loyaltyMetrics', {})).toEqual({ inputs: ['main'], outputs: ['main'] });
});

test('one output per group', () => {
	const parameters = { operation: 'rfmSegments', outputs: 'perGroup' };
	expect(connectionsOf('customerSegments', parameters).outputs).toEqual([
		'Loyal',
		'Promising',
		'Slipping',
		'Lost',
		'Not Scored',
	]);
});

test('one output per cluster: as many as are asked for, or as there can be', () => {
	const parameters = { operation: 'clusters', outputs: 'perCluster' };
	const outputsWith = (more: INodeParameters) =>
		connectionsOf('customerSegments', { ...parameters, ...more }).outputs;
	const own = { clusterChoice: 'own', clusterCount: 3 };
	expect(outputsWith(own)).toEqual(['Cluster 1', 'Cluster 2', 'Cluster 3', 'In No Cluster']);
	expect(outputsWith({ clusterChoice: 'automatic', clusterCount: 3 })).toHaveLength(9);
});

test("one output per tier, with the owner's own names, whatever they hold", () => {
	const hostile = `"]) }} {{ $json.x }}`;
	const tiersByRevenue = {
		rows: [
			{ name: hostile, reach: 5 },
			{ name: 'B', reach: 50 },
		],
	};
	const parameters = {
		operation: 'valueTiers',
		outputs: 'perTier',
		tierRule: 'revenueShare',
		tiersByRevenue,
	};
	expect(connectionsOf('customerSegments', parameters).outputs).toEqual([hostile, 'B', 'No Tier']);
});

test("one output per segment of the owner's rules, and everyone else under the owner's name", () => {
	const rule = (name: string) => ({ name, match: 'all', conditions: { rows: [] } });
	const parameters = {
		operation: 'customRules',
		outputs: 'perSegment',
		segments: { rows: [rule('VIP'), rule('Neu')] },
	};
	const outputsWith = (everyoneElse: string) =>
		connectionsOf('customerSegments', { ...parameters, everyoneElse }).outputs;
	expect(outputsWith('Alle anderen')).toEqual(['VIP', 'Neu', 'Alle anderen']);
	expect(outputsWith('')).toEqual(['VIP', 'Neu', 'Everyone Else']);
});
