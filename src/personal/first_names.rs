//! The first names that most people living in France bear, to recognise a column of people.
//!
//! Written from general knowledge of the names given since 1930, the commonest of each generation and of the languages
//! spoken in France. Left out are those that are oftener something else in our sheets: France, Noël, Prudence, Victoire.

use crate::fold::fold;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Whether a text is a first name, or a compound of two: « Zoé », « JEAN-PIERRE », « Anne Sophie ».
pub fn is_first_name(text: &str) -> bool {
    // The longest compounds have about twenty letters; folding a long text would cost for nothing.
    if text.len() > 60 {
        return false;
    }
    let folded = fold(text);
    let mut parts = folded.split(' ').peekable();
    let known = |part: &str| KNOWN.contains(part);
    known(&folded) || (parts.clone().count() == 2 && parts.all(known))
}

/// Whether a first name is as often the beginning of a thing's name: « La Rose des Vents », « Aurore Habitat ».
pub fn is_thing_too(name: &str) -> bool {
    THINGS_TOO.contains(&fold(name).as_str())
}

const THINGS_TOO: [&str; 13] =
    ["ambre", "ange", "aurore", "blanche", "capucine", "florian", "iris", "jade", "marguerite", "marine", "olive", "rose", "violette"];

static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| FIRST_NAMES.split_whitespace().map(fold).collect());

const FIRST_NAMES: &str = "
    Abdel Abdelkader Abdellah Abel Abdou Achille Adama Adèle Adeline Adel Adrien Adrienne Agathe Agnès Ahmed Aïcha Aïssa Aïssata
    Alain Alan Alban Albane Albert Alberte Alex Alexandra Alexandre Alexia Alexis Alfred Ali Alice Alicia Alima Aline Alison Alix
    Alizée Aloïs Alphonse Amadou Amandine Ambre Amélie Amina Aminata Amine Amir Anaëlle Anaïs Anastasia Anatole André Andrée
    Ange Angela Angèle Angélique Anissa Anita Anna Annabelle Anne Annick Annie Anouk Anthony Antoine Antoinette Antonin Antonio
    Apolline Armand Armelle Arnaud Arsène Arthur Assia Astrid Aubin Aude Audrey Augustin Augustine Aurélie Aurélien Aurore Axel
    Axelle Aya Ayoub Aziz Baptiste Barbara Bastien Baudouin Béatrice Bénédicte Benjamin Benoît Bérangère Bérénice Bernadette
    Bernard Bertrand Bilal Blaise Blanche Blandine Boris Boubacar Brahim Brandon Brice Brigitte Bruno Bryan Camélia Camille
    Candice Capucine Carine Carla Carlos Carmen Carole Caroline Cassandra Catherine Cécile Cédric Célestin Célia Céline Chantal
    Charlène Charles Charline Charlotte Chloé Christelle Christian Christiane Christine Christophe Clara Clarisse Claude Claudette
    Claudie Claudine Clémence Clément Clémentine Cléo Clotilde Coline Colette Colin Constance Constantin Coralie Corentin Corinne
    Côme Cyprien Cyril Cyrille Damien Daniel Daniela Daniella Danielle Danièle Danny Daphné David Deborah Delphine Denis Denise
    Diane Didier Diego Dimitri Djamel Djamila Dominique Donatien Dorian Dorothée Driss Dylan Eddy Édith Edgar Édouard Edwige Éléa
    Éléonore Éliane Elias Élie Éliott Élisa Élisabeth Élise Ella Éloi Éloïse Elsa Elvire Émeline Émile Émilie Émilien Emma
    Emmanuel Emmanuelle Emmy Enzo Éric Erica Erwan Esteban Estelle Esther Ethan Étienne Eugène Eugénie Éva Évan Évelyne Fabien
    Fabienne Fabrice Faïza Fanny Fanta Farid Farida Fatima Fatiha Fatma Fatou Fatoumata Faustine Félicie Félix Ferdinand Fernand
    Fernande Fiona Flavie Flavien Flora Florent Florian Floriane Florine Fouad Franck François Françoise Frank Frédéric
    Frédérique Gabin Gabriel Gabrielle Gaël Gaëlle Gaétan Garance Gaspard Gaston Gauthier Gautier Geneviève Geoffrey Georges
    Georgette Gérald Géraldine Gérard Germain Germaine Ghislain Ghislaine Gilbert Gilberte Gilles Ginette Gisèle Grégoire Grégory
    Guilhem Guillaume Guillemette Gustave Guy Gwenaël Gwenaëlle Gwendoline Habib Hadrien Hakim Halima Hamid Hamza Hanane Hanna
    Hannah Harmonie Harold Hasna Hassan Hector Hélène Héloïse Henri Henriette Hermine Hervé Hicham Hippolyte Honoré Hortense
    Houria Hubert Hugo Hugues Huguette Ibrahim Ibrahima Idriss Ilan Ilona Ilyes Imane Inès Ingrid Irène Iris Irma Isaac Isabelle
    Isaline Ismaël Issa Ivan Jacqueline Jacques Jade Jamal Jamila Jan Jane Janine Jasmine Jason Jean Jeanne Jeannine Jennifer
    Jérémie Jérémy Jérôme Jessica Jessy Joachim Joan Joanna Jocelyn Jocelyne Joël Joëlle Johan Johann Johanna John Jonas Jonathan
    Jordan Joris José Joseph Josèphe Josette Josiane Josselin Joséphine Josué Judith Jules Julia Julian Julie Julien Julienne
    Juliette Justin Justine Kader Kamel Karen Karim Karima Karine Katia Kelly Kenza Kevin Kévin Khadija Khaled Killian Kylian Laetitia
    Laëtitia Laïla Lamia Lana Lara Larissa Latifa Laura Laure Laureline Laurence Laurent Laurène Laurie Laurine Léa Léana
    Léandre Leïla Léna Lénaïg Léo Léon Léonard Léonie Léonore Léontine Leslie Liam Lila Lilian Liliane Lilou Lily Lina Linda Line
    Lionel Lisa Lise Livia Loan Loïc Loïs Lola Lorena Lorenzo Lou Louane Loubna Louis Louisa Louise Louka Louna Luc Luca Lucas
    Lucette Lucie Lucien Lucienne Lucile Lucille Ludivine Ludmila Ludovic Luis Luna Lydia Lydie Lyna Maddy Madeleine Mado Maé Maël
    Maëlle Maëlys Maéva Magali Magalie Maggy Mahaut Mahdi Malek Malik Malika Malo Mamadou Manon Manuel Manuela Marc Marceau
    Marcel Marcelle Marco Margaux Margot Marguerite Maria Mariam Mariama Marianne Marie Mariella Marielle Marilyne Marina
    Marine Marion Marius Marjorie Marlène Marthe Martial Martin Martine Marvin Maryam Maryline Maryse Mathias Mathieu Mathilde
    Mathis Mathys Matteo Mattéo Matthias Matthieu Maud Maurice Mauricette Max Maxence Maxime Maximilien Maya Mehdi Mélanie Mélina
    Mélissa Mélodie Mercedes Meriem Michaël Michel Michèle Micheline Mickaël Miguel Mila Milan Milo Mina Mireille Mohamed Mohammed
    Moïse Mona Monique Morgan Morgane Moussa Mouna Mounir Muriel Mustapha Mylène Myriam Nabil Nabila Nadège Nadia Nadine Naïma
    Naomi Nassim Natacha Natalia Nathalie Nathan Nathanaël Nawel Nelly Nicole Nicolas Nina Ninon Nino Noa Noah Noam Noé Noémie
    Nolan Nora Norbert Nordine Noura Océane Octave Odette Odile Olga Olive Olivia Olivier Ombeline Omar Ophélie Oriane Orlane
    Oscar Oswald Oumar Ousmane Pablo Paloma Paola Pascal Pascale Pascaline Patrice Patricia Patrick Paul Paula Paulette Pauline
    Pedro Perrine Peter Philibert Philippe Philippine Pierre Pierrette Pierrick Quentin Rachel Rachid Rachida Rafaël Raïssa Ramzi
    Raoul Raphaël Raphaëlle Rayan Raymond Raymonde Rebecca Régine Régis Rémi Rémy Renaud René Renée Reynald Ricardo Richard Rita
    Robert Roberta Robin Roch Rodolphe Rodrigue Roger Roland Rolande Romain Romane Roméo Romuald Ronan Rosa Rosalie Rose Roseline
    Roxane Ruben Ryan Sabine Sabrina Sacha Saïd Saïda Salah Salima Salimata Salomé Salma Sam Samia Samir Samira Samuel Samy Sandie
    Sandra Sandrine Sara Sarah Saskia Sébastien Ségolène Selim Selma Serge Sergio Séverine Séverin Siham Sidonie Simon Simone
    Sixtine Slimane Sofia Sofiane Soizic Solange Solène Soline Sonia Sophia Sophie Soraya Souad Soufiane Stanislas Stella
    Stéphane Stéphanie Stephen Steve Steven Sullivan Suzanne Suzette Suzy Swann Sylvain Sylvaine Sylvester Sylvette Sylvia
    Sylviane Sylvie Tanguy Tania Tara Tatiana Terence Tess Théa Théo Théodore Théophile Thérèse Thibaud Thibault Thibaut Thierry
    Thomas Tiago Tiffany Tim Timéo Timothé Timothée Titouan Tom Tommy Tony Tristan Ulysse Ursula Valentin Valentine Valérie
    Valéry Vanessa Véra Véronique Vianney Victor Victoria Victorine Vincent Violaine Violette Virgile Virginie Vivien Viviane
    Vladimir Wael Walid Walter Wandrille Warren Wassim Wendy Wilfried William Willy Xavier Yacine Yamina Yann Yanis Yannick
    Yannis Yasmina Yasmine Yassin Yassine Yazid Yoann Yohan Yohann Yolande Younes Youssef Ysé Yvan Yves Yvette Yvon Yvonne
    Zacharie Zahia Zahra Zakaria Zélie Zineb Zita Zoé Zohra
";
