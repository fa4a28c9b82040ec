// Data Tables in memory with the calls that n8n's Data Table node makes; the real ones are tested end to end.
// @ts-check

/** @typedef {{ id: string, name: string, columns: Array<{ name: string, type: string }>, rows: Array<Record<string, any>> }} Table */

function dataTables() {
	/** @type {Table[]} */
	const tables = [];

	/** @param {string} id */
	const rowsOf = (id) => {
		const table = tables.find((candidate) => candidate.id === id);
		if (!table) throw new Error(`There is no data table ${id}`);
		return table;
	};

	/** @param {Record<string, any>} row @param {any} filter */
	const matches = (row, filter) => {
		const conditions = filter?.filters ?? [];
		/** @param {any} condition */
		const holds = ({ columnName, condition, value }) => {
			const found = row[columnName] ?? null;
			if (condition === 'eq') return String(found) === String(value);
			if (condition === 'neq') return String(found) !== String(value);
			if (condition === 'lt') return found < value;
			if (condition === 'lte') return found <= value;
			if (condition === 'gt') return found > value;
			if (condition === 'gte') return found >= value;
			if (condition === 'isEmpty') return found === null || found === '';
			if (condition === 'isNotEmpty') return found !== null && found !== '';
			throw new Error(`The data tables in memory do not know the condition ${condition}`);
		};
		if (conditions.length === 0) return true;
		return filter.type === 'or' ? conditions.some(holds) : conditions.every(holds);
	};

	/** @param {Array<Record<string, any>>} rows @param {[string, 'ASC' | 'DESC'] | undefined} by */
	const sorted = (rows, by) => {
		if (by === undefined) return rows;
		const [column, direction] = by;
		const sign = direction === 'DESC' ? -1 : 1;
		return [...rows].sort((one, other) => {
			if (one[column] === other[column]) return 0;
			return one[column] < other[column] ? -sign : sign;
		});
	};

	let nextRow = 1;
	/** @param {Table} table @param {Record<string, any>} values */
	const added = (table, values) => {
		for (const name of Object.keys(values)) {
			if (!table.columns.some((column) => column.name === name)) {
				throw new Error(`Column ${name} does not exist in data table ${table.name}`);
			}
		}
		const now = new Date();
		// As n8n answers: every column, also those that nothing was written into.
		const blank = Object.fromEntries(table.columns.map(({ name }) => [name, null]));
		const row = { id: nextRow++, createdAt: now, updatedAt: now, ...blank, ...values };
		table.rows.push(row);
		return row;
	};

	/** @param {string} id */
	const proxyOf = (id) => ({
		getColumns: async () => rowsOf(id).columns,
		/** @param {any} options */
		getManyRowsAndCount: async ({ filter, skip = 0, take, sortBy } = {}) => {
			const found = sorted(
				rowsOf(id).rows.filter((row) => matches(row, filter)),
				sortBy,
			);
			return {
				count: found.length,
				data: found.slice(skip, take === undefined ? undefined : skip + take),
			};
		},
		/** @param {Array<Record<string, any>>} rows @param {string} [answer] */
		insertRows: async (rows, answer) => {
			const table = rowsOf(id);
			const inserted = rows.map((row) => added(table, row));
			return answer === 'count' ? { success: true, insertedRows: inserted.length } : inserted;
		},
		/** @param {any} options */
		upsertRow: async ({ filter, data }) => {
			const table = rowsOf(id);
			const found = table.rows.filter((row) => matches(row, filter));
			if (found.length === 0) return [added(table, data)];
			return found.map((row) => Object.assign(row, data, { updatedAt: new Date() }));
		},
		/** @param {any} options */
		updateRows: async ({ filter, data }) =>
			rowsOf(id)
				.rows.filter((row) => matches(row, filter))
				.map((row) => Object.assign(row, data, { updatedAt: new Date() })),
		/** @param {any} options */
		deleteRows: async ({ filter }) => {
			const table = rowsOf(id);
			const gone = table.rows.filter((row) => matches(row, filter));
			table.rows = table.rows.filter((row) => !gone.includes(row));
			return gone;
		},
	});

	return {
		/** For assertions: the rows of a table by name. @param {string} name */
		rowsNamed: (name) => tables.find((table) => table.name === name)?.rows ?? [],
		getDataTableProxy: async (
			/** @type {any} */ _workflow,
			/** @type {any} */ _node,
			/** @type {string} */ id,
		) => proxyOf(id),
		getDataTableAggregateProxy: async () => ({
			getProjectId: () => 'project',
			/** @param {any} options */
			getManyAndCount: async ({ filter } = {}) => {
				const data = tables.filter(
					(table) =>
						!filter?.name || table.name.toLowerCase().includes(String(filter.name).toLowerCase()),
				);
				return { count: data.length, data };
			},
			/** @param {any} options */
			createDataTable: async ({ name, columns }) => {
				const table = { id: String(tables.length + 1), name, columns, rows: [] };
				tables.push(table);
				return table;
			},
			deleteDataTable: async () => true,
		}),
	};
}

module.exports = { dataTables };
