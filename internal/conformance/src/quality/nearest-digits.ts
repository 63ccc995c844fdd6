/** The squared distances of an image to many, 64 numbers each. */
function distances(image: ArrayLike<number>, images: ArrayLike<number>): Float64Array {
  const d = image.length;
  return Float64Array.from({ length: images.length / d }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += (images[i * d + j]! - image[j]!) ** 2;
    return sum;
  });
}

/** The class that most of the k nearest known images have, the nearer class where votes are tied. */
export function classOf(
  image: ArrayLike<number>,
  known: { readonly data: ArrayLike<number>; readonly label: ArrayLike<number> },
  k: number,
): number {
  const away = distances(image, known.data);
  const near = [...away.keys()].toSorted((a, b) => away[a]! - away[b]!).slice(0, k);
  const votes = new Map<number, number>();
  for (const i of near) votes.set(known.label[i]!, (votes.get(known.label[i]!) ?? 0) + 1);
  return [...votes].toSorted(([, a], [, b]) => b - a)[0]![0];
}

/** The distance of an image to the nearest of others. */
export function nearestDistance(image: ArrayLike<number>, images: ArrayLike<number>): number {
  return Math.sqrt(distances(image, images).reduce((low, v) => Math.min(low, v), Infinity));
}
