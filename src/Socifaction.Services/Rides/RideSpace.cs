using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>What a person takes up in a vehicle, and where a place lies. A walker and a folded wheelchair go into the boot.</summary>
internal static class RideSpace
{
    extension(MobilityNeed need)
    {
        /// <summary>Seats, companions not counted.</summary>
        public int Seats => need == MobilityNeed.Wheelchair ? 0 : 1;

        /// <summary>Wheelchair places.</summary>
        public int WheelchairPlaces => need is MobilityNeed.Wheelchair or MobilityNeed.RigidWheelchair ? 1 : 0;
    }

    /// <summary>Where it is, without what it is called.</summary>
    public static Address PointAlone(this Address place) => new("", "", "", place.Latitude, place.Longitude);
}
