/** What fictional people are called: things of the bakery, so that nobody can be taken for a real person. */
export const FIRST_NAMES = `
Anise Barley Biscuit Butter Cardamom Caraway Cherry Chestnut Cinnamon Clove Cocoa Cookie Crumb Currant Damson Dough
Fennel Fig Flour Ginger Glaze Hazel Honey Kernel Linseed Maple Malt Marzipan Millet Molasses Mürbe Nougat Nutmeg Oat
Pepper Pecan Pistachio Plum Poppy Praline Quince Raisin Rhubarb Rye Saffron Semolina Sesame Spelt Sugar Sultana
Treacle Vanilla Walnut Wheat Whisk Yeast Zest Crème Éclair Süße
`
	.trim()
	.split(/\s+/);

export const LAST_NAMES = `
Bagel Baguette Bannock Bap Biscotti Bloomer Brioche Broa Bun Challah Chapati Ciabatta Cob Cornbread Crispbread
Croissant Crouton Crumpet Damper Doughnut Fladen Flatbread Focaccia Fougasse Galette Grissini Injera Knäckebröd Lavash
Lefse Loaf Madeleine Matzo Muffin Naan O’Crust Pancake Panettone Pita Pitka Pretzel Pumpernickel Puri Roti Rusk Scone
Shortcrust Simit Sourdough Stollen Strudel Tarte Teacake Toast Tortilla Waffle Wafer Zopf Zwieback Bärlauchbrot
`
	.trim()
	.split(/\s+/);

/** Reserved for examples by RFC 2606: mail to them reaches nobody. */
export const DOMAINS = ['example.com', 'example.org', 'example.net'] as const;
