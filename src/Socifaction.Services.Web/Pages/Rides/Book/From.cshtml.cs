using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>Where the person is picked up, and how to find the house; or all as on an earlier ride.</summary>
public sealed class FromModel(RideDesk desk, ServicesDbContext db) : PlaceStepModel(desk, RideStep.From)
{
    private const int TripsShown = 2;

    /// <summary>The person's last rides with this offering.</summary>
    public IReadOnlyList<Trip> Trips { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync(Answers.From, Home);

    public async Task<IActionResult> OnPostAsync() =>
        await ReadAsync(Words.FromMissing) is { } from ? await KeepAsync(Answers with { From = from }) : this.Unacceptable();

    /// <summary>Everything as it was then; the day is asked.</summary>
    public async Task<IActionResult> OnPostAgainAsync(Guid trip)
    {
        await LoadAsync();
        if (Trips.FirstOrDefault(was => was.Outward.Id == trip) is not { } again)
        {
            return NotFound();
        }

        var goals = await Desk.ListDestinationsAsync(HttpContext.RequestAborted);
        return await KeepAsync(Answers.Like(again.Wishes, await FindHomeAsync(), ChoiceOf));

        string ChoiceOf(Address place) => goals.Find(goal => goal.NamedAddress().ToString() == place.ToString())?.Id.ToString() ?? Other;
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Places = await FindHomeAsync() is { } home ? [new(Home, Words.FromHome, home.ToString()), new(Other, Words.FromOther)] : [];
        Trips = await Desk.FindTravellerAsync(HttpContext.RequestAborted) is { } traveller
            ? [.. (await db.ListTripsAsync(traveller.Id, TripsShown, HttpContext.RequestAborted)).Where(trip => trip.Outward.OfferingId == Desk.Service.Id)]
            : [];
    }
}
