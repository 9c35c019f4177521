using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>What every question of the ride form needs: the offering, the draft, who is signed in, the map of places.</summary>
public sealed class RideDesk(
    ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, Drafts drafts, SignedIn signedIn, IHttpContextAccessor accessor)
{
    private const string DraftCookie = "draft";

    private Draft<RideAnswers>? _draft;

    public InitiativeClock Clock => clock;

    public SignedIn SignedIn => signedIn;

    /// <summary>The initiative's village.</summary>
    public string Village => current.Value.Village;

    public RideService Service { get; private set; } = null!;

    public Guid RequestId => _draft!.Id;

    public RideAnswers Answers => _draft!.Answers;

    /// <summary>Finds the published offering and this browser's draft; false when there is no such offering.</summary>
    public async Task<bool> OpenAsync(Guid offeringId, CancellationToken cancellationToken)
    {
        if (await db.RideServices.AsNoTracking().OnTheWeb().SingleOrDefaultAsync(s => s.Id == offeringId, cancellationToken) is not { } service)
        {
            return false;
        }

        Service = service;
        _draft = await drafts.LoadAsync<RideAnswers>(offeringId, cancellationToken);
        if (Answers.ResidentId is { } id && (await signedIn.PeopleAsync(cancellationToken)).All(person => person.Id != id))
        {
            // Signed out meanwhile, or another telephone: who travels is asked again, the rest is kept.
            _draft = _draft with { Answers = Answers with { ResidentId = null, Name = "" } };
        }

        return true;
    }

    /// <summary>Keeps the answers.</summary>
    public Task KeepAsync(RideAnswers answers, CancellationToken cancellationToken)
    {
        _draft = _draft! with { Answers = answers };
        return drafts.SaveAsync(Service.Id, _draft, cancellationToken);
    }

    /// <summary>Begins a form for a person who is expected at the initiative's own place; what is not known yet is asked.</summary>
    public async Task ExpectAsync(Resident traveller, Guid groupId, LocalDateTime begins, LocalDateTime ends, CancellationToken cancellationToken)
    {
        var ours = (await ListDestinationsAsync(cancellationToken)).Find(goal => goal.IsOurs);
        var to = ours is null ? new RidePlace("other", new Address(Village, "", "", null, null)) : new RidePlace(ours.Id.ToString(), ours.NamedAddress());
        await KeepAsync(
            new RideAnswers
            {
                ResidentId = traveller.Id, Name = traveller.FullName, GroupId = groupId, To = to with { Address = await OnMapAsync(to.Address, cancellationToken) },
                Day = RideAnswers.Text(begins.Date), Wish = RideWish.ArriveBy, Time = RideAnswers.Text(begins.TimeOfDay),
                HasReturn = begins.Date == ends.Date ? true : null, ReturnTime = RideAnswers.Text(ends.TimeOfDay),
            },
            cancellationToken);
    }

    /// <summary>The rides of the form that this browser sent last; none when it sent none or has begun another.</summary>
    public async Task<BookedRides?> FindSentAsync(CancellationToken cancellationToken)
    {
        if (BrowserKey.Find(accessor.HttpContext!, DraftCookie) is not { } key)
        {
            return null;
        }

        var hash = SHA256.HashData(key);
        var group = await db.RequestReceipts
            .Where(receipt => db.BookingDrafts.Any(draft => draft.Id == receipt.Id && draft.KeyHash == hash && draft.OfferingId == Service.Id))
            .OrderByDescending(receipt => receipt.At).Select(receipt => (Guid?)receipt.GroupId).FirstOrDefaultAsync(cancellationToken);
        var rides = group is null ? [] : await db.Rides.AsNoTracking().Where(ride => ride.GroupId == group || ride.Id == group || ride.FollowsId == group)
            .ToListAsync(cancellationToken);
        return rides.Count == 0 ? null : BookedRides.Of(rides);
    }

    /// <summary>The resident who travels, if it is one of the signed-in telephone's people.</summary>
    public async Task<Resident?> FindTravellerAsync(CancellationToken cancellationToken) =>
        Answers.ResidentId is { } id ? (await signedIn.PeopleAsync(cancellationToken)).SingleOrDefault(person => person.Id == id) : null;

    /// <summary>Where the initiative's people often go.</summary>
    public Task<List<Destination>> ListDestinationsAsync(CancellationToken cancellationToken) =>
        db.Destinations.AsNoTracking().OrderBy(destination => destination.Order).ToListAsync(cancellationToken);

    /// <summary>Names of the locality's settlements, to be offered while typing.</summary>
    public async Task<IReadOnlyList<string>> ListSettlementsAsync(CancellationToken cancellationToken) =>
        [.. (await db.Settlements.Where(s => s.LocalityId == current.Value.LocalityId).Select(s => s.Name).Distinct().ToListAsync(cancellationToken))
            .Order(StringComparer.CurrentCulture)];

    /// <summary>An address with the coordinates of its settlement, where it has none of its own and the settlement is known.</summary>
    public async Task<Address> OnMapAsync(Address address, CancellationToken cancellationToken)
    {
        if (address.HasCoordinates)
        {
            return address;
        }

        var name = SearchText.Fold(address.Settlement);
        var settlement = await db.Settlements.AsNoTracking()
            .Where(s => s.LocalityId == current.Value.LocalityId && s.SearchName == name).OrderBy(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        return settlement is null ? address
            : address with { Settlement = settlement.Name, Latitude = settlement.Latitude, Longitude = settlement.Longitude };
    }
}
