using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>Where the person goes: one of the initiative's usual destinations, one of their own, home, or another place.</summary>
public sealed class ToModel(RideDesk desk, ServicesDbContext db) : PlaceStepModel(desk, RideStep.To)
{
    private const string Usual = "usual-";
    private const int UsualShown = 3;

    private IReadOnlyList<Destination> _destinations = [];
    private IReadOnlyList<Ride> _usual = [];

    public Task OnGetAsync() => ShowAsync(Answers.To, null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync(Words.ToMissing) is not { } to)
        {
            return this.Unacceptable();
        }

        if (Answers.From is { } from && IsSame(from.Address, to.Address))
        {
            ModelState.AddModelError(to.Choice == Other ? nameof(Settlement) : nameof(Place), Words.SamePlace);
            return this.Unacceptable();
        }

        return await KeepAsync(Answers with { To = to });
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        _destinations = await Desk.ListDestinationsAsync(HttpContext.RequestAborted);
        var places = _destinations.Select(d => new Choice(d.Id.ToString(), d.Name, d.DoorNote.Length == 0 ? d.Address.ToString() : $"{d.Address}. {d.DoorNote}")).ToList();
        if (await Desk.FindTravellerAsync(HttpContext.RequestAborted) is { } traveller)
        {
            _usual = await db.ListUsualPlacesAsync(traveller, UsualShown, HttpContext.RequestAborted);
            places.InsertRange(0, _usual.Select(ride => new Choice(Usual + ride.Id, ride.To.ToString(), Words.UsualPlace)));
        }

        if (Answers.From?.Choice == Other && await FindHomeAsync() is { } home)
        {
            places.Insert(0, new(Home, Words.ToHome, home.ToString()));
        }

        Places = places.Count == 0 ? [] : [.. places, new(Other, Words.ToOther)];
    }

    protected override async Task<Address?> FindAsync(string choice) =>
        _destinations.SingleOrDefault(d => d.Id.ToString() == choice) is { } known
            ? known.NamedAddress()
            : _usual.FirstOrDefault(ride => Usual + ride.Id == choice)?.To ?? await base.FindAsync(choice);

    private static bool IsSame(Address from, Address to) =>
        string.Equals(from.Settlement, to.Settlement, StringComparison.OrdinalIgnoreCase)
        && string.Equals(from.Street, to.Street, StringComparison.OrdinalIgnoreCase);
}
