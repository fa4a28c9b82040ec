/**
 * The figures at these places: `of[stride × place + offset]`. A plain loop, because `Float64Array.from` with a function
 * takes so much longer that a large shop's columns hold everything else up.
 */
export function picked(
	of: ArrayLike<number>,
	places: ArrayLike<number>,
	{ stride = 1, offset = 0 }: Readonly<{ stride?: number; offset?: number }> = {},
): Float64Array {
	const column = new Float64Array(places.length);
	for (let at = 0; at < column.length; at++) column[at] = of[stride * places[at] + offset];
	return column;
}
