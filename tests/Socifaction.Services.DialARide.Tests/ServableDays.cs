namespace Socifaction.Services.DialARide.Tests;

/// <summary>
/// Days of the shape of the literature's a-set, made so that all requests can be served together: vehicles are driven at
/// random first, and the windows are laid around what they did. Times in seconds; a square of twenty minutes.
/// </summary>
internal static class ServableDays
{
    private const int Minute = 60;
    private const int Service = 3 * Minute;

    public static (DialARideProblem Problem, Request[] Requests) Make(int vehicles, int requests, int seed)
    {
        var random = new Random(seed);
        (double X, double Y)[] places = [(0, 0), .. Enumerable.Range(0, 2 * requests).Select(_ => (random.NextDouble() * 20 - 10, random.NextDouble() * 20 - 10))];
        var seconds = new int[places.Length, places.Length];
        for (var from = 0; from < places.Length; from++)
            for (var to = 0; to < places.Length; to++)
                seconds[from, to] = (int)Math.Ceiling(Minute * Math.Sqrt(Math.Pow(places[from].X - places[to].X, 2) + Math.Pow(places[from].Y - places[to].Y, 2)));

        var made = new Request[requests];
        for (var vehicle = 0; vehicle < vehicles; vehicle++)
        {
            var waiting = new Queue<int>(Enumerable.Range(0, requests).Where(ride => ride % vehicles == vehicle));
            var aboard = new List<(int Ride, int Since, int PickedUp)>();
            var (at, now) = (0, 30 * Minute);
            while (waiting.Count + aboard.Count > 0)
            {
                // Whoever would sit too long while another is fetched gets off first.
                var getsOn = waiting.Count > 0 && aboard.Count < 3 && random.Next(2) == 0
                    && aboard.All(on => now + 2 * (30 * Minute) / 3 - on.Since < 30 * Minute);
                if (getsOn || aboard.Count == 0)
                {
                    var ride = waiting.Dequeue();
                    now += seconds[at, at = 1 + ride] + random.Next(8) * Minute;
                    aboard.Add((ride, now + Service, now));
                }
                else
                {
                    var (ride, since, pickedUp) = aboard[0];
                    aboard.RemoveAt(0);
                    now += seconds[at, at = 1 + requests + ride];
                    made[ride] = Asked(ride, requests, pickedUp, now, Math.Max(30 * Minute, now - since), random);
                }

                now += Service;
            }
        }

        var problem = new DialARideProblem(
            new TravelTimes(seconds), [.. Enumerable.Range(0, vehicles).Select(id => new Vehicle(id, 0, 0, new Window(0, 24 * 60 * Minute), new Load(3, 0)))]);
        return (problem, made);
    }

    /// <summary>Half of them wish a time to be fetched, and half a time to arrive.</summary>
    private static Request Asked(int ride, int requests, int pickedUp, int droppedOff, int longestRide, Random random)
    {
        Window Around(int time) => random.Next(15 * Minute) is var before ? new(time - before, time - before + 15 * Minute) : default;
        return new(
            ride, 1 + ride, 1 + requests + ride,
            ride % 2 == 0 ? Around(pickedUp) : Window.Always, ride % 2 == 0 ? Window.Always : Around(droppedOff),
            new Load(1, 0), longestRide, Service, Service);
    }
}
