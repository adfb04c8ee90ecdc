from hypothesis import settings

# A busy machine is no fault of the code; what is slow is measured in the benchmarks.
settings.register_profile("suyuan", deadline=None)
settings.load_profile("suyuan")
